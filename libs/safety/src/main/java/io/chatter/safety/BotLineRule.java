package io.chatter.safety;

import io.chatter.safety.text.TextView;
import io.chatter.safety.text.TextViews;

/// What only bots must not write: an empty line, a command to other bots, or a secret that was planted in a prompt.
final class BotLineRule implements Rule {
    static final String EMPTY = "empty";
    static final String COMMAND = "command";
    static final String CANARY = "canary";
    /// Bots that answer commands know the first two before anything, the others before words.
    private static final String COMMAND_SIGILS = "!/.$?";
    private static final String SURE_SIGILS = "!/";
    /// Letters and signs that show nothing: fillers of Hangul, a Braille cell without dots.
    private static final String BLANKS = "\u115F\u1160\u3164\uFFA0\u2800";

    private final TextViews views;

    BotLineRule(TextViews views) {
        this.views = views;
    }

    @Override
    public void inspect(Line line, Judgement judgement) {
        if (!line.isByBot()) {
            return;
        }
        String text = line.plain().text().strip();
        if (isBlank(text)) {
            judgement.block(new Finding(EMPTY, Category.LINE_FORM, line.whole()));
        } else if (isCommand(text)) {
            judgement.block(new Finding(COMMAND, Category.LINE_FORM, line.whole()));
        }
        for (String canary : line.policy().canaries()) {
            line.work().spend(line.text().length());
            if (compact(line.folded()).contains(compact(views.folded(canary)))) {
                judgement.block(new Finding(CANARY, Category.LINE_FORM, line.whole()));
            }
        }
    }

    private static boolean isCommand(String text) {
        if (text.length() < 2) {
            return false;
        }
        return SURE_SIGILS.indexOf(text.charAt(0)) >= 0
                ? Character.isLetterOrDigit(text.charAt(1))
                : COMMAND_SIGILS.indexOf(text.charAt(0)) >= 0 && Character.isLetter(text.charAt(1));
    }

    private static boolean isBlank(String text) {
        return text.chars().allMatch(c -> Character.isWhitespace(c) || BLANKS.indexOf(c) >= 0);
    }

    /// Letters and digits only: a secret does not pass with spaces put in.
    private static String compact(TextView view) {
        StringBuilder letters = new StringBuilder(view.length());
        for (int i = 0; i < view.length(); i++) {
            if (view.isLetter(i) || view.isDigit(i)) {
                letters.append(view.at(i));
            }
        }
        return letters.toString();
    }
}
