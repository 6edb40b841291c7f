package io.chatter.safety;

import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// The ways in which people write a term so that filters miss it and readers do not. Each kind changes at least one
/// letter where the term has one that can be changed. Its tables are its own, apart from those of the code under
/// test.
enum Evasion {
    MIXED_CASE {
        @Override
        String disguise(String term, Random random) {
            return perLetter(term, c -> random.nextBoolean() ? upper(c) : Character.toString(c));
        }
    },
    DIGITS {
        @Override
        String disguise(String term, Random random) {
            return replaced(term, DIGIT_FOR, random);
        }
    },
    SIGNS {
        @Override
        String disguise(String term, Random random) {
            return replaced(term, SIGN_FOR, random);
        }
    },
    STRETCHED {
        @Override
        String disguise(String term, Random random) {
            int at = random.nextInt(term.length());
            String letter = term.substring(at, at + 1).strip();
            return term.substring(0, at) + letter.repeat(2 + random.nextInt(6)) + term.substring(at);
        }
    },
    PUNCTUATED {
        @Override
        String disguise(String term, Random random) {
            String sign = ".-_*,'~/".substring(random.nextInt(8)).substring(0, 1);
            return between(term.replace(" ", ""), sign);
        }
    },
    SPACED {
        @Override
        String disguise(String term, Random random) {
            return between(term.replace(" ", ""), " ");
        }
    },
    INVISIBLE {
        @Override
        String disguise(String term, Random random) {
            String hidden = "\u200B\u200D\u00AD\u2060\u202E\u200E\uFEFF\u034F";
            return perLetter(term, c -> "" + (char) c + hidden.charAt(random.nextInt(hidden.length())));
        }
    },
    ACCENTED {
        @Override
        String disguise(String term, Random random) {
            String marks = "\u0300\u0301\u0302\u0308\u030A\u0323\u0332";
            return perLetter(term, c -> "" + (char) c + (c == ' ' ? "" : marks.charAt(random.nextInt(marks.length()))));
        }
    },
    LOOKALIKES {
        @Override
        String disguise(String term, Random random) {
            return replaced(term, LOOKALIKE_FOR, random);
        }
    },
    STYLED {
        @Override
        String disguise(String term, Random random) {
            int[] alphabets = {0xFF41, 0x1D41A, 0x1D44E + 52, 0x1D5EE, 0x1D68A, 0x24D0};
            int first = alphabets[random.nextInt(alphabets.length)];
            return perLetter(term, c -> isLetter(c) ? Character.toString(first + c - 'a') : Character.toString(c));
        }
    },
    BOXED {
        @Override
        String disguise(String term, Random random) {
            int[] alphabets = {0x1F130, 0x1F150, 0x1F170, 0x1F1E6, 0x249C};
            int first = alphabets[random.nextInt(alphabets.length)];
            return perLetter(term, c -> isLetter(c) ? Character.toString(first + c - 'a') : Character.toString(c));
        }
    },
    UPSIDE_DOWN {
        @Override
        String disguise(String term, Random random) {
            String turned = "ɐqɔpǝɟƃɥᴉɾʞןɯuodbɹsʇnʌʍxʎz";
            String flipped = perLetter(term, c -> isLetter(c) ? turned.substring(c - 'a', c - 'a' + 1) : " ");
            return new StringBuilder(flipped).reverse().toString();
        }
    },
    MASKED {
        @Override
        String disguise(String term, Random random) {
            return replaced(term, Map.of('a', "*", 'e', "*", 'i', "#", 'o', "*", 'u', "*"), random, 1);
        }
    },
    COMBINED {
        @Override
        String disguise(String term, Random random) {
            String first = replaced(term, LOOKALIKE_FOR, random, 1);
            return INVISIBLE.disguise(replaced(first, DIGIT_FOR, random, 1), random);
        }
    };

    private static final Map<Character, String> DIGIT_FOR =
            Map.of('a', "4", 'e', "3", 'i', "1", 'o', "0", 's', "5", 't', "7", 'b', "8", 'g', "9", 'l', "1");
    private static final Map<Character, String> SIGN_FOR =
            Map.of('a', "@", 's', "$", 'i', "!", 'l', "|", 't', "+", 'c', "(", 'e', "€", 'o', "0");
    private static final Map<Character, String> LOOKALIKE_FOR = Map.ofEntries(
            Map.entry('a', "а"),
            Map.entry('b', "ʙ"),
            Map.entry('c', "с"),
            Map.entry('d', "ԁ"),
            Map.entry('e', "е"),
            Map.entry('g', "ɡ"),
            Map.entry('h', "һ"),
            Map.entry('i', "і"),
            Map.entry('j', "ј"),
            Map.entry('k', "к"),
            Map.entry('l', "ⅼ"),
            Map.entry('m', "ⅿ"),
            Map.entry('n', "ո"),
            Map.entry('o', "ο"),
            Map.entry('p', "р"),
            Map.entry('r', "ᴦ"),
            Map.entry('s', "ѕ"),
            Map.entry('t', "т"),
            Map.entry('u', "υ"),
            Map.entry('v', "ν"),
            Map.entry('w', "ѡ"),
            Map.entry('x', "х"),
            Map.entry('y', "у"),
            Map.entry('z', "ᴢ"));

    /// The term as this kind of evader writes it; the term itself where nothing of it can be changed.
    abstract String disguise(String term, Random random);

    private static String perLetter(String term, IntFunction<String> change) {
        return term.chars().mapToObj(change).collect(Collectors.joining());
    }

    private static String upper(int c) {
        return Character.toString(Character.toUpperCase(c));
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static String between(String term, String sign) {
        return String.join(sign, term.split(""));
    }

    private static String replaced(String term, Map<Character, String> table, Random random) {
        return replaced(term, table, random, Math.max(1, term.length() / 2));
    }

    /// `term` with up to `most` letters replaced, picked at random among those that the table has.
    private static String replaced(String term, Map<Character, String> table, Random random, int most) {
        StringBuilder text = new StringBuilder(term);
        int left = most;
        int offset = random.nextInt(term.length());
        for (int i = 0; i < term.length() && left > 0; i++) {
            int at = (i + offset) % term.length();
            String replacement = table.get(text.charAt(at));
            if (replacement != null) {
                text.replace(at, at + 1, replacement);
                left--;
            }
        }
        return text.toString();
    }
}
