package io.chatter.streamcontext;

import io.chatter.schema.Picture;
import io.chatter.schema.Recogniser;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is happening in one room's stream: sound, words and cuts go in, a context comes out.
///
/// Not thread-safe: whoever owns it lets one thread in at a time. Deterministic: the same calls give
/// the same context.
public final class RoomContext {
    private final String roomId;
    private final ContextSettings settings;
    private final TranscriptFilter filter;
    private final LoudnessHistory loudness;
    private final VoiceCourse voice = new VoiceCourse();
    private final TranscriptWindow transcript = new TranscriptWindow();
    private final LaughterDetector laughter;
    private final SilenceDetector silence;
    private final SceneChanges scenes;
    private final SpokenEvents spokenEvents;
    private final ChatQuestions questions;
    private final KeywordTracker keywords;
    private final Happenings events;
    private @Nullable Sight sight;
    private Instant sightHolds = Instant.MIN;

    public RoomContext(String roomId, ContextSettings settings, TranscriptFilter filter) {
        Lexicon lexicon = settings.speech().lexicon();
        Phrasebook phrasebook = Phrasebook.english().with(lexicon);
        this.roomId = roomId;
        this.settings = settings;
        this.filter = filter;
        this.loudness = new LoudnessHistory(settings.sound().voice());
        this.laughter = new LaughterDetector(settings.sound().laughter());
        this.silence = new SilenceDetector(settings.sound().silence());
        this.scenes = new SceneChanges(settings.scenes());
        this.spokenEvents = new SpokenEvents(phrasebook, settings.speech().excitement());
        this.questions = new ChatQuestions(phrasebook, settings.speech().questions());
        this.keywords = new KeywordTracker(NounPhrases.with(lexicon));
        this.events = new Happenings(settings.limits());
    }

    /// Takes the next chunk of sound.
    ///
    /// @return whether something happened that is worth a context at once
    public boolean sound(SoundChunk chunk) {
        LoudnessHistory.Level level = loudness.add(chunk);
        voice.hear(chunk, level.voiced());
        boolean happened = silence.hear(level)
                .map(since -> events.add(Happenings.event(
                        StreamEventType.SILENCE,
                        since,
                        0.9,
                        "nothing said for " + settings.sound().silence().toSeconds() + " s")))
                .orElse(false);
        happened |= laughter.hear(chunk, loudness).map(this::laughed).orElse(false);
        happened |= added(questions.waited(chunk.end(), silence.quiet(chunk.end())));
        return happened;
    }

    /// Takes what the recogniser believes it heard.
    ///
    /// @return whether it is worth a context at once: a sentence that is complete is, as what happened is
    public boolean heard(List<Hypothesis> hypotheses) {
        boolean happened = false;
        for (Hypothesis hypothesis : hypotheses) {
            happened |= hypothesis.isFinal() && laughed(hypothesis);
            Optional<String> publishable = hypothesis.publishable(filter);
            if (publishable.isEmpty()) {
                transcript.dropPartial();
                continue;
            }
            Hypothesis said = hypothesis.withText(publishable.get());
            transcript.add(said);
            if (said.isFinal()) {
                concluded(said);
                happened = true;
            }
        }
        return happened;
    }

    /// Takes the next picture.
    ///
    /// @param change how much it differs from the one before it, from 0 to 1
    /// @return whether something happened that is worth a context at once
    public boolean picture(Instant at, double change) {
        return added(scenes.see(at, change));
    }

    /// Takes what a model says is to be seen. What safety does not pass is as good as not seen.
    ///
    /// @param until it holds, unless it is seen again
    /// @return whether that is worth a context at once
    public boolean saw(Sight seen, Instant until) {
        sight = seen.publishable(filter).orElse(null);
        sightHolds = until;
        return sight != null;
    }

    /// What was seen last is there still.
    ///
    /// @return whether that is worth a context at once
    public boolean sawNothingNew(Instant until) {
        sightHolds = until;
        return false;
    }

    /// Marks a hole in the transcript: the sound from `from` to `to` was dropped to stay live.
    public boolean gap(Instant from, Instant to) {
        return events.add(Happenings.event(
                StreamEventType.TRANSCRIPT_GAP,
                from,
                1,
                "sound dropped for " + from.until(to, ChronoUnit.MILLIS) + " ms"));
    }

    /// The context at `now`.
    public StreamContext snapshot(UUID contextId, Instant now, RecognizerStatus status) {
        Instant end = now.truncatedTo(ChronoUnit.MILLIS);
        Instant start = end.minus(settings.window());
        return StreamContext.newBuilder()
                .setRoomId(roomId)
                .setContextId(contextId)
                .setWindowStart(start)
                .setWindowEnd(end)
                .setPublishedAt(end)
                .setSegments(transcript.since(start, end))
                .setEvents(events.since(start))
                .setKeywords(keywords.keywords(end))
                .setTopics(keywords.topics(end))
                .setPicture(picture(end))
                .setRecogniser(Recogniser.newBuilder()
                        .setEngine(status.engine())
                        .setLagMs(status.lag().toMillis())
                        .setState(status.hearing().label())
                        .build())
                .build();
    }

    private @Nullable Picture picture(Instant now) {
        Sight seen = sight;
        return seen == null || sightHolds.isBefore(now)
                ? null
                : Picture.newBuilder()
                        .setAt(seen.at().truncatedTo(ChronoUnit.MILLIS))
                        .setDescription(seen.description())
                        .setTags(seen.tags())
                        .build();
    }

    private void concluded(Hypothesis said) {
        keywords.say(said.text(), said.end());
        questions.judge(said).ifPresent(events::add);
        spokenEvents.judge(said, this::excitement).forEach(events::add);
    }

    private Excitement excitement(Instant start, Instant end) {
        return new Excitement(loudness.excess(start, end), voice.higher(start, end), voice.faster(start, end));
    }

    private boolean laughed(LaughterDetector.Laughter heard) {
        double confidence = 0.5 + Math.min(0.45, heard.strength() * 0.6);
        String evidence = String.format(Locale.ROOT, "laughter, periodicity %.2f", heard.strength());
        return events.add(Happenings.event(StreamEventType.BIG_LAUGH, heard.start(), confidence, evidence));
    }

    /// A segment may last for half a minute: the laugh of which it does not tell when it was may have been heard
    /// within.
    private boolean laughed(Hypothesis said) {
        Optional<StreamEvent> laugh = LaughedWords.judge(said);
        boolean timed =
                laugh.filter(event -> event.getAt().isAfter(said.start())).isPresent();
        return (timed || !events.tell(StreamEventType.BIG_LAUGH, said.start(), said.end())) && added(laugh);
    }

    private boolean added(Optional<StreamEvent> event) {
        return event.isPresent() && events.add(event.get());
    }
}
