package io.chatter.safety.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// What a code point looks like to a reader, in a small ASCII alphabet: letters `a` to `z`, digits, the signs that are
/// used as letters (`! $ @ + ( |`), [#MASK], [#SEPARATOR] and [#OTHER].
///
/// For what is not ASCII: our own table of look-alikes, then Unicode's NFKC_Casefold without its marks, then the
/// skeleton of UTS 39 (confusables). Thread-safe; results are kept in pages of 256 code points.
public final class LetterFolding {
    /// Stands between words.
    public static final char SEPARATOR = ' ';
    /// Hides a letter, as in `f*ck`.
    public static final char MASK = '*';
    /// A letter of another script, or a sign of no use here; part of no term.
    public static final char OTHER = '\u0001';

    private static final int PAGE_BITS = 8;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final String SIGNS_USED_AS_LETTERS = "!$@+(|";
    private static final String MASKS = "*#%";
    private static final int MOST_CHARACTERS = 3;

    private static final byte[] ASCII = asciiTable();

    private final Map<Integer, Character> lookalikes = Lookalikes.load();
    private final Normalizer2 caseFolding = Normalizer2.getNFKCCasefoldInstance();
    private final Normalizer2 decomposition = Normalizer2.getNFDInstance();
    private final SpoofChecker confusables =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    private final AtomicReferenceArray<int[]> pages =
            new AtomicReferenceArray<>((Character.MAX_CODE_POINT >> PAGE_BITS) + 1);

    /// The folding of an ASCII character.
    static char ascii(int character) {
        return (char) ASCII[character];
    }

    /// Up to three folded characters, one a byte, the first lowest; 0 for what a reader does not see.
    int fold(int codePoint) {
        int[] page = pages.get(codePoint >> PAGE_BITS);
        if (page == null) {
            page = foldPage(codePoint & -PAGE);
            pages.set(codePoint >> PAGE_BITS, page);
        }
        return page[codePoint & (PAGE - 1)];
    }

    private int[] foldPage(int first) {
        int[] page = new int[PAGE];
        for (int i = 0; i < PAGE; i++) {
            page[i] = foldSlowly(first + i);
        }
        return page;
    }

    private int foldSlowly(int codePoint) {
        if (codePoint < ASCII.length) {
            return ascii(codePoint);
        }
        if (isInvisible(codePoint)) {
            return 0;
        }
        Character lookalike = lookalikes.get(codePoint);
        if (lookalike != null) {
            return lookalike;
        }
        String plain = decomposition.normalize(caseFolding.normalize(Character.toString(codePoint)));
        int packed = 0;
        int count = 0;
        for (int i = 0; i < plain.length() && count < MOST_CHARACTERS; ) {
            int part = plain.codePointAt(i);
            i += Character.charCount(part);
            if (!isInvisible(part)) {
                packed |= foldPart(part) << (Byte.SIZE * count++);
            }
        }
        return packed;
    }

    private char foldPart(int part) {
        if (part < ASCII.length) {
            return ascii(part);
        }
        Character lookalike = lookalikes.get(part);
        if (lookalike != null) {
            return lookalike;
        }
        String skeleton = confusables.getSkeleton(Character.toString(part));
        if (skeleton.equals("rn")) {
            return 'm';
        }
        if (skeleton.length() == 1 && skeleton.charAt(0) < ASCII.length) {
            return ascii(skeleton.charAt(0));
        }
        return Character.isLetterOrDigit(part) ? OTHER : SEPARATOR;
    }

    static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }

    private static byte[] asciiTable() {
        byte[] table = new byte[0x80];
        for (int c = 0; c < table.length; c++) {
            boolean kept = Character.isLetterOrDigit(c) || SIGNS_USED_AS_LETTERS.indexOf(c) >= 0;
            char sign = MASKS.indexOf(c) >= 0 ? MASK : SEPARATOR;
            table[c] = (byte) (kept ? Character.toLowerCase(c) : sign);
        }
        return table;
    }
}
