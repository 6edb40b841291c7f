package io.chatter.persona.langchain4j;

import java.util.regex.Pattern;

/// Makes text of people, transcripts and memories harmless inside a prompt: one line, bounded, without role
/// markers, without what could end the data block. Pure.
final class UntrustedText {

    private static final int LONGEST = 240;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final Pattern CHAT_TEMPLATE = Pattern.compile(
            "(?i)<\\|[^|>]{0,40}\\|>|</?s>|\\[/?INST]|<</?SYS>>|</?(system|assistant|user|instructions?)[^>]{0,20}>");
    private static final Pattern ROLE =
            Pattern.compile("(?i)(?<!\\w)(system|assistant|user|developer|human|instructions?)\\s*[:：](?:\\s*[:：])*");
    private static final Pattern FENCE = Pattern.compile("`{3,}|#{3,}|<{2,}|>{2,}|-{3,}|={3,}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final String nonce;

    /// @param nonce what names the data block of this one request
    UntrustedText(String nonce) {
        this.nonce = nonce;
    }

    /// Roles come last: what is taken out before might stand between a role and its colon.
    String line(String text) {
        String safe = CONTROL.matcher(text).replaceAll(" ");
        safe = FENCE.matcher(safe).replaceAll(" ").replace(nonce, "").replace('"', '\'');
        safe = CHAT_TEMPLATE.matcher(safe).replaceAll(" ");
        safe = ROLE.matcher(safe).replaceAll("$1 ");
        safe = BLANKS.matcher(safe).replaceAll(" ").strip();
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "…";
    }
}
