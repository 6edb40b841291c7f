package io.chatter.safety;

import java.util.List;

/// Signs by which chat templates part the speakers (`<|im_start|>`, `[INST]`, `system:` at the start). Flagged, since
/// people may quote them; a bot's line that holds one has leaked its prompt or obeys another's, and is blocked.
final class RoleMarkerRule implements Rule {
    private static final List<String> ANYWHERE = List.of(
            "<|",
            "|>",
            "[INST]",
            "[/INST]",
            "<<SYS>>",
            "<</SYS>>",
            "<s>",
            "</s>",
            "<system>",
            "</system>",
            "<start_of_turn>",
            "<end_of_turn>",
            "### instruction",
            "### system",
            "### response",
            "\n\nhuman:",
            "\n\nassistant:");
    private static final List<String> AT_START =
            List.of("system:", "assistant:", "user:", "human:", "developer:", "[system]", "[assistant]", "(system)");
    private static final String LEADING_SIGNS_OF_MARKERS = "<|[#\n";

    @Override
    public void inspect(Line line, Judgement judgement) {
        String text = line.plain().text();
        line.work().spend(text.length());
        int first = firstVisible(text);
        for (String marker : AT_START) {
            if (standsAt(text, first, marker)) {
                report(line, first, marker, judgement);
            }
        }
        for (int i = first; i < text.length(); i++) {
            if (LEADING_SIGNS_OF_MARKERS.indexOf(text.charAt(i)) >= 0) {
                for (String marker : ANYWHERE) {
                    if (standsAt(text, i, marker)) {
                        report(line, i, marker, judgement);
                    }
                }
            }
        }
    }

    private static boolean standsAt(String text, int index, String marker) {
        return text.regionMatches(true, index, marker, 0, marker.length());
    }

    private static void report(Line line, int start, String marker, Judgement judgement) {
        judgement.flag(TermRule.INJECTION);
        if (line.isByBot()) {
            Span span = line.written(start, start + marker.length());
            judgement.block(new Finding(TermRule.INJECTION, Category.PROMPT_INJECTION, span));
        }
    }

    private static int firstVisible(String text) {
        int i = 0;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
