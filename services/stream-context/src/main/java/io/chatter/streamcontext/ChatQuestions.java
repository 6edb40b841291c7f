package io.chatter.streamcontext;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// CHAT_QUESTION: words that ask, and either somebody to answer or a pause that waits for it. Used by
/// one thread.
///
/// A question without an addressee is kept until the streamer has been quiet long enough, and
/// forgotten when he goes on: then he was asking himself. So he was with "what was i thinking" and "why is it always
/// me", whatever follows.
final class ChatQuestions {
    private static final Duration FORGOTTEN = Duration.ofSeconds(4);

    private final Phrasebook phrasebook;
    private final QuestionSettings settings;
    private @Nullable Asked pending;

    private record Asked(Instant start, Instant end, String opener, double confidence) {}

    ChatQuestions(Phrasebook phrasebook, QuestionSettings settings) {
        this.phrasebook = phrasebook;
        this.settings = settings;
    }

    /// The question in `said`, if it names somebody to answer it.
    Optional<StreamEvent> judge(Hypothesis said) {
        SpokenWords words = SpokenWords.of(said.text());
        pending = null;
        Asked best = null;
        for (String opener : phrasebook.openers()) {
            int at = words.find(opener, 0);
            if (at >= 0 && words.before(at, 1).stream().noneMatch(phrasebook.guards()::contains)) {
                Asked asked = new Asked(
                        said.startOf(at), said.end(), opener, at <= 1 ? settings.atStart() : settings.inside());
                best = best == null || asked.confidence() > best.confidence() ? asked : best;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        if (phrasebook.addressees().stream().anyMatch(words::has)) {
            return Optional.of(event(best, settings.addressed(), "and addressed"));
        }
        pending = phrasebook.rhetoric().stream().anyMatch(words::has) ? null : best;
        return Optional.empty();
    }

    /// The kept question, once it has been quiet long enough after it.
    Optional<StreamEvent> waited(Instant now, Duration quiet) {
        Asked asked = pending;
        if (asked == null) {
            return Optional.empty();
        }
        boolean wentOn = quiet.compareTo(Duration.between(asked.end(), now).minus(Duration.ofMillis(600))) < 0;
        if (wentOn || now.isAfter(asked.end().plus(FORGOTTEN))) {
            pending = null;
            return Optional.empty();
        }
        if (quiet.compareTo(settings.pause()) < 0) {
            return Optional.empty();
        }
        pending = null;
        return Optional.of(event(asked, settings.waitedFor(), "and a pause"));
    }

    private static StreamEvent event(Asked asked, double bonus, String why) {
        return Happenings.event(
                StreamEventType.CHAT_QUESTION,
                asked.start(),
                asked.confidence() + bonus,
                "heard \"" + asked.opener() + "\" " + why);
    }
}
