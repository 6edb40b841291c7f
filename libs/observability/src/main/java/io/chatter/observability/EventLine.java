package io.chatter.observability;

/// The text form of an event.
final class EventLine {

    private EventLine() {}

    static String of(String event, Object... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException(event + ": keys and values must come in pairs");
        }
        StringBuilder line = new StringBuilder(event);
        for (int i = 0; i < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=');
            appendValue(line, String.valueOf(pairs[i + 1]));
        }
        return line.toString();
    }

    static String cause(Throwable cause) {
        StringBuilder text =
                new StringBuilder(" cause=").append(cause.getClass().getSimpleName());
        if (cause.getMessage() != null) {
            text.append(" message=");
            appendValue(text, cause.getMessage());
        }
        return text.toString();
    }

    private static void appendValue(StringBuilder line, String value) {
        if (!value.isEmpty() && value.chars().allMatch(EventLine::isPlain)) {
            line.append(value);
            return;
        }
        line.append('"');
        value.chars().forEach(character -> appendEscaped(line, (char) character));
        line.append('"');
    }

    private static boolean isPlain(int character) {
        return character > ' ' && character != '"' && character != '=' && !Character.isISOControl(character);
    }

    private static void appendEscaped(StringBuilder line, char character) {
        switch (character) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (Character.isISOControl(character)) {
                    line.append(String.format("\\u%04x", (int) character));
                } else {
                    line.append(character);
                }
            }
        }
    }
}
