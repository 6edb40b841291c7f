package io.chatter.persona.house;

import io.chatter.configuration.Voice;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Puts a line into the persona's handwriting. Names and emotes stay as they are.
final class Styling {

    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^A-Za-z0-9]");

    private final Set<String> emotes;

    /// @param emotes words that are emotes wherever they stand
    Styling(Set<String> emotes) {
        this.emotes = Set.copyOf(emotes);
    }

    /// @param words a realised line, names and emotes between the protecting brackets
    /// @param excited whether the moment is worth upper case to those who use it then
    String apply(String words, Voice voice, boolean excited) {
        StringBuilder styled = new StringBuilder();
        boolean atSentence = true;
        for (String token : words.split(" ")) {
            if (token.isEmpty()) {
                continue;
            }
            styled.append(styled.isEmpty() ? "" : " ").append(token(token, voice.casing(), excited, atSentence));
            atSentence = ".!?".indexOf(token.charAt(token.length() - 1)) >= 0;
        }
        return styled.toString()
                .replace(String.valueOf(Realiser.PROTECT), "")
                .replace(String.valueOf(Realiser.RELEASE), "");
    }

    private String token(String token, Voice.Casing casing, boolean excited, boolean atSentence) {
        if (isEmote(token) || token.startsWith("@")) {
            return token;
        }
        int protectedFrom = token.indexOf(Realiser.PROTECT);
        if (protectedFrom >= 0) {
            int release = token.indexOf(Realiser.RELEASE);
            int end = release < 0 ? token.length() : release + 1;
            return cased(token.substring(0, protectedFrom), casing, excited, false)
                    + token.substring(protectedFrom, end)
                    + cased(token.substring(end), casing, excited, false);
        }
        return cased(token, casing, excited, atSentence);
    }

    private static String cased(String token, Voice.Casing casing, boolean excited, boolean atSentence) {
        return switch (casing) {
            case LOWER -> token.toLowerCase(Locale.ROOT);
            case UPPER -> token.toUpperCase(Locale.ROOT);
            case UPPER_WHEN_EXCITED -> excited ? token.toUpperCase(Locale.ROOT) : token;
            case SENTENCE -> sentence(token, atSentence);
        };
    }

    private static String sentence(String token, boolean atSentence) {
        if (token.isEmpty()) {
            return token;
        }
        boolean speaker = token.charAt(0) == 'i' && (token.length() == 1 || !Character.isLetter(token.charAt(1)));
        return atSentence || speaker ? token.substring(0, 1).toUpperCase(Locale.ROOT) + token.substring(1) : token;
    }

    boolean isEmote(String token) {
        return emotes.contains(token)
                || emotes.contains(NOT_ALPHANUMERIC.matcher(token).replaceAll(""));
    }

    /// Whether there is nothing but emotes and marks between them.
    boolean isEmotesOnly(String words) {
        return Stream.of(words.split(" "))
                .allMatch(token -> isEmote(token)
                        || NOT_ALPHANUMERIC.matcher(token).replaceAll("").isEmpty());
    }

    boolean endsInEmote(String words) {
        return words.endsWith(String.valueOf(Realiser.RELEASE)) || isEmote(words.substring(words.lastIndexOf(' ') + 1));
    }
}
