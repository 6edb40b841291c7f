package io.chatter.safety.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Street addresses as people write them in chat: a house number, one to three words, a word for a street; or the
/// German way, the street first. Words that mean a street in addresses only need no capitals, the others do.
public final class StreetAddressScanner {
    private static final Set<String> STREETS = Set.of("street", "avenue", "road", "boulevard", "lane", "blvd");
    private static final Set<String> STREETS_IF_CAPITAL =
            Set.of("st", "ave", "rd", "ln", "drive", "dr", "court", "ct", "way", "place", "pl", "terrace", "square");
    private static final List<String> GERMAN_ENDINGS = List.of("straße", "strasse", "str", "gasse", "allee", "weg");
    private static final Set<String> NOT_IN_NAMES = Set.of(
            "the", "a", "an", "on", "in", "of", "to", "for", "at", "and", "or", "off", "per", "is", "are", "was", "my",
            "your", "people", "guys", "times", "minutes", "minute", "min", "mins", "hours", "hour", "days", "day",
            "miles", "mile", "km", "kills", "more", "from", "down", "left", "this", "that", "with", "cars");
    private static final int MOST_NAME_WORDS = 3;
    private static final int LONGEST_HOUSE_NUMBER = 5;
    private static final int LONGEST_GERMAN_NUMBER = 3;
    private static final int SHORTEST_GERMAN_STEM = 3;

    private StreetAddressScanner() {}

    private record Word(String text, int start, int end) {
        String lowerCase() {
            return text.toLowerCase(Locale.ROOT);
        }

        boolean isCapital() {
            return Character.isUpperCase(text.charAt(0));
        }

        boolean isNumber(int longest) {
            int digits = 0;
            while (digits < text.length() && Ascii.isDigit(text.charAt(digits))) {
                digits++;
            }
            boolean suffix =
                    digits == text.length() || (digits == text.length() - 1 && Character.isLetter(text.charAt(digits)));
            return digits > 0 && digits <= longest && suffix;
        }
    }

    public static void scan(String text, SpanSink sink) {
        List<Word> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            int last = words.get(i).isNumber(LONGEST_HOUSE_NUMBER) ? streetAfter(words, i) : -1;
            if (last > i) {
                sink.found(words.get(i).start, words.get(last).end);
                i = last;
            } else if (i + 1 < words.size() && isGerman(words.get(i), words.get(i + 1))) {
                sink.found(words.get(i).start, words.get(i + 1).end);
                i++;
            }
        }
    }

    /// Index of the word for a street that ends an address whose number stands at `number`, or -1.
    private static int streetAfter(List<Word> words, int number) {
        boolean capitals = true;
        for (int i = number + 1; i < words.size() && i <= number + 1 + MOST_NAME_WORDS; i++) {
            Word word = words.get(i);
            String lowerCase = word.lowerCase();
            boolean named = i > number + 1;
            if (named && STREETS.contains(lowerCase)) {
                return i;
            }
            if (named && capitals && word.isCapital() && STREETS_IF_CAPITAL.contains(lowerCase)) {
                return i;
            }
            if (NOT_IN_NAMES.contains(lowerCase)) {
                return -1;
            }
            capitals &= word.isCapital();
        }
        return -1;
    }

    private static boolean isGerman(Word street, Word number) {
        String lowerCase = street.lowerCase();
        return street.isCapital()
                && number.isNumber(LONGEST_GERMAN_NUMBER)
                && GERMAN_ENDINGS.stream()
                        .anyMatch(ending -> lowerCase.endsWith(ending)
                                && lowerCase.length() >= ending.length() + SHORTEST_GERMAN_STEM);
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean part = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                words.add(new Word(text.substring(start, i), start, i));
                start = -1;
            }
        }
        return words;
    }
}
