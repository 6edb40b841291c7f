package io.chatter.safety.text;

import java.util.HashMap;
import java.util.Map;

/// The view of a text that was turned upside down: each letter turned back, the order reversed.
public final class UpsideDownView {
    private static final String TURNED = "ɐqɔpǝɟƃɥᴉɾʞꞁɯuodbɹsʇnʌʍxʎz";
    /// Other forms of turned letters, in lower case, and the letters they are.
    private static final String MORE_TURNED = "ıʃןפ∀ⅎ⅁ԁ┴∩λ⅄";

    private static final String MORE_UPRIGHT = "illgafgptuvy";
    private static final int FIRST_BEYOND_LATIN = 0x180;
    private static final Map<Integer, Character> UPRIGHT = upright();

    private UpsideDownView() {}

    /// True when `text` holds a letter that exists for little else than this.
    public static boolean applies(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= FIRST_BEYOND_LATIN && UPRIGHT.containsKey((int) unit)) {
                return true;
            }
        }
        return false;
    }

    /// `text` from its end to its start, turned back.
    public static TextView of(String text) {
        TextView.Builder view = new TextView.Builder(text.length());
        for (int i = text.length(); i > 0; ) {
            int codePoint = text.codePointBefore(i);
            int start = i - Character.charCount(codePoint);
            if (!LetterFolding.isInvisible(codePoint)) {
                view.add(turnBack(codePoint), start, i);
            }
            i = start;
        }
        return view.build();
    }

    private static char turnBack(int codePoint) {
        Character letter = UPRIGHT.get(Character.toLowerCase(codePoint));
        if (letter != null) {
            return letter;
        }
        return Character.isLetterOrDigit(codePoint) ? LetterFolding.OTHER : LetterFolding.SEPARATOR;
    }

    private static Map<Integer, Character> upright() {
        Map<Integer, Character> letters = new HashMap<>();
        for (int i = 0; i < TURNED.length(); i++) {
            letters.put((int) TURNED.charAt(i), (char) ('a' + i));
        }
        for (int i = 0; i < MORE_TURNED.length(); i++) {
            letters.putIfAbsent((int) MORE_TURNED.charAt(i), MORE_UPRIGHT.charAt(i));
        }
        return Map.copyOf(letters);
    }
}
