package io.chatter.streamcontext.config;

import io.chatter.configuration.StreamLexicon;
import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EventLimit;
import io.chatter.streamcontext.EventLimits;
import io.chatter.streamcontext.ExcitementSettings;
import io.chatter.streamcontext.LaughterSettings;
import io.chatter.streamcontext.Lexicon;
import io.chatter.streamcontext.QuestionSettings;
import io.chatter.streamcontext.SceneSettings;
import io.chatter.streamcontext.VoiceSettings;
import java.util.Map;

/// Makes of the process's settings what the domain knows. Pure functions.
public final class ConfiguredContext {
    private ConfiguredContext() {}

    /// @throws IllegalArgumentException naming the value that cannot be
    public static ContextSettings settings(StreamContextConfig config) {
        EventsConfig events = config.events();
        return new ContextSettings(
                config.speech().window(),
                new ContextSettings.Sound(
                        new VoiceSettings(
                                events.voice().leastDecibels(), events.voice().overNoise()),
                        events.silence().after(),
                        laughter(events.bigLaugh())),
                new ContextSettings.Speech(
                        excitement(events.excitement(), events.hype()),
                        questions(events.chatQuestion()),
                        Lexicon.none()),
                scenes(events.sceneChange()),
                limits(events));
    }

    public static Lexicon lexicon(StreamLexicon written) {
        return new Lexicon(
                written.phrases().stream().map(ConfiguredContext::phrase).toList(),
                written.told(),
                written.keywords(),
                written.ignored());
    }

    private static Lexicon.Phrase phrase(StreamLexicon.Phrase written) {
        StreamEventType type = switch (written.event()) {
            case FAIL -> StreamEventType.FAIL;
            case CLUTCH -> StreamEventType.CLUTCH;
            case HYPE -> StreamEventType.HYPE;
        };
        return new Lexicon.Phrase(type, written.weight(), written.words());
    }

    private static LaughterSettings laughter(EventsConfig.BigLaugh laugh) {
        return new LaughterSettings(
                laugh.spectralPeriodicity(),
                laugh.envelopePeriodicity(),
                laugh.persistence(),
                new LaughterSettings.Heard(laugh.decibels(), laugh.voicedShare()),
                new LaughterSettings.Drowned(laugh.drownedPeriodicity(), laugh.drownedPitchedShare()));
    }

    private static ExcitementSettings excitement(EventsConfig.Excitement excitement, EventsConfig.Hype hype) {
        return new ExcitementSettings(
                excitement.decibels(),
                excitement.semitones(),
                excitement.faster(),
                excitement.share(),
                excitement.bonus(),
                new ExcitementSettings.Shout(hype.shoutDecibels(), hype.shoutWords(), hype.shoutConfidence()));
    }

    private static QuestionSettings questions(EventsConfig.ChatQuestion question) {
        return new QuestionSettings(
                question.pause(), question.atStart(), question.inside(), question.addressed(), question.waitedFor());
    }

    private static SceneSettings scenes(EventsConfig.SceneChange scene) {
        return new SceneSettings(scene.difference(), scene.overUsual(), scene.fadeStep(), scene.longestFade());
    }

    private static EventLimits limits(EventsConfig events) {
        EventsConfig.TranscriptGap gap = events.transcriptGap();
        return new EventLimits(Map.of(
                StreamEventType.BIG_LAUGH, limit(events.bigLaugh()),
                StreamEventType.FAIL, limit(events.fail()),
                StreamEventType.CLUTCH, limit(events.clutch()),
                StreamEventType.HYPE, limit(events.hype()),
                StreamEventType.CHAT_QUESTION, limit(events.chatQuestion()),
                StreamEventType.SCENE_CHANGE, limit(events.sceneChange()),
                StreamEventType.SILENCE, limit(events.silence()),
                StreamEventType.TRANSCRIPT_GAP, new EventLimit(gap.leastConfidence(), gap.refractory())));
    }

    private static EventLimit limit(EventsConfig.Limits limits) {
        return new EventLimit(limits.leastConfidence(), limits.refractory());
    }
}
