package io.chatter.streamcontext.safety;

import io.chatter.safety.AuthorKind;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.safety.Verdict;
import io.chatter.streamcontext.TranscriptFilter;
import java.util.Optional;

/// Lets through what might be said in chat: personal data is redacted, also where it is spelled out, and what a
/// moderator would have to look at first is not repeated.
public record ModeratedTranscript(TextModeration moderation, ModerationPolicy policy) implements TranscriptFilter {

    @Override
    public Optional<String> publishable(String text) {
        String written = SpokenPersonalData.redacted(text);
        return switch (moderation.judge(written, AuthorKind.HUMAN, policy)) {
            case Verdict.Allow _ -> Optional.of(written);
            case Verdict.Redact redacted -> Optional.of(redacted.text()).filter(words -> !words.isBlank());
            case Verdict.Hold _, Verdict.Block _ -> Optional.empty();
        };
    }
}
