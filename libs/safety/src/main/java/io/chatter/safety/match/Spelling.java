package io.chatter.safety.match;

import io.chatter.safety.text.LetterFolding;

/// Which characters of a view may stand for which letters of a term, and the classes that follow from it: characters
/// that may stand for one another are in one class, and the automaton runs on classes.
final class Spelling {
    /// Code of a character that is part of no term.
    static final int NONE = 0;

    private static final int SEPARATOR_CODE = 27;
    private static final int MASK_CODE = 28;
    private static final int TWO_CODE = 29;
    static final int CODES = 32;

    /// A disguise, then the letters that it may stand for.
    private static final String[] DISGUISES = {
        "0o", "1il", "!il", "|il", "3e", "4a", "@a", "5s", "$s", "6g", "9g", "7t", "+t", "8b", "(c", "il", "li", "vu"
    };

    private static final int[] LETTERS_OF = lettersOf();
    private static final byte[] CODE_OF = codes();

    private Spelling() {}

    /// Class of a folded character, 0 to 31.
    static int code(char folded) {
        return folded < CODE_OF.length ? CODE_OF[folded] : NONE;
    }

    static boolean isPartOfTerm(char folded) {
        return code(folded) != NONE;
    }

    /// True when `folded` may stand for `letter` of a term.
    static boolean spells(char folded, char letter) {
        if (folded == letter) {
            return true;
        }
        return letter >= 'a' && letter <= 'z' && (LETTERS_OF[folded & 0x7F] & bit(letter)) != 0;
    }

    private static int bit(char letter) {
        return 1 << (letter - 'a');
    }

    private static int[] lettersOf() {
        int[] letters = new int[0x80];
        for (String disguise : DISGUISES) {
            for (int i = 1; i < disguise.length(); i++) {
                letters[disguise.charAt(0)] |= bit(disguise.charAt(i));
            }
        }
        return letters;
    }

    private static byte[] codes() {
        byte[] codes = new byte[0x80];
        for (char letter = 'a'; letter <= 'z'; letter++) {
            codes[letter] = (byte) (letter - 'a' + 1);
        }
        codes['l'] = codes['i'];
        codes['v'] = codes['u'];
        for (String disguise : DISGUISES) {
            codes[disguise.charAt(0)] = codes[disguise.charAt(1)];
        }
        codes[LetterFolding.SEPARATOR] = SEPARATOR_CODE;
        codes[LetterFolding.MASK] = MASK_CODE;
        codes['2'] = TWO_CODE;
        return codes;
    }
}
