package io.chatter.persona;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes one line of chat of what a model answered: the first line that says something, without quotes, role
/// markers, markup or its own name in front, cut at a word to what chat allows. Pure.
public final class LineCleaner {

    private static final Pattern THINKING = Pattern.compile("(?is)<think(ing)?>.*?(</think(ing)?>|$)");
    private static final Pattern FENCE = Pattern.compile("(?m)^\\s*```.*$");
    private static final Pattern ROLE =
            Pattern.compile("(?i)^\\s*(assistant|system|user|chat|reply|response|message|answer|line)\\s*:\\s*");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•]|\\d{1,2}[.)])\\s+");
    private static final Pattern PREAMBLE =
            Pattern.compile("(?i)^(sure|okay|ok|certainly|of course|here('s| is))\\b[^:]{0,60}:\\s*$");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|`");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\u200D\\uFE0F]]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{So}\\p{IsEmoji_Presentation}?!]");
    private static final List<String> QUOTES = List.of("\"\"", "''", "“”", "‘’", "«»");

    private LineCleaner() {}

    /// @param answer what the model said
    /// @param speaker display name of the persona, which models like to put in front
    /// @return the line; empty when nothing usable is left
    public static Optional<String> clean(String answer, String speaker) {
        String spoken = FENCE.matcher(THINKING.matcher(answer).replaceAll("")).replaceAll("");
        return spoken.lines()
                .filter(line -> !PREAMBLE.matcher(line.strip()).matches())
                .map(line -> bare(line, speaker))
                .filter(line -> WORD.matcher(line).find())
                .findFirst()
                .map(LineCleaner::cut);
    }

    private static String bare(String line, String speaker) {
        String text = INVISIBLE.matcher(line).replaceAll(" ");
        text = EMPHASIS.matcher(text).replaceAll("");
        text = BLANKS.matcher(text).replaceAll(" ").strip();
        text = BULLET.matcher(text).replaceFirst("");
        text = unquoted(ROLE.matcher(text).replaceFirst(""));
        Pattern name = Pattern.compile("(?i)^[<\\[]?@?" + Pattern.quote(speaker) + "[>\\]]?\\s*:\\s*");
        return unquoted(name.matcher(text).replaceFirst(""));
    }

    private static String unquoted(String text) {
        for (String pair : QUOTES) {
            if (text.length() > 2
                    && text.charAt(0) == pair.charAt(0)
                    && text.charAt(text.length() - 1) == pair.charAt(1)) {
                String inside = text.substring(1, text.length() - 1);
                return inside.indexOf(pair.charAt(0)) < 0 ? inside.strip() : text;
            }
        }
        return text;
    }

    private static String cut(String text) {
        if (text.length() <= Line.MAX_LENGTH) {
            return text;
        }
        int blank = text.lastIndexOf(' ', Line.MAX_LENGTH);
        int end = blank > Line.MAX_LENGTH / 2 ? blank : Line.MAX_LENGTH;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
