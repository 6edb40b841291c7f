package io.chatter.streamcontext.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When something is told. Confidences, shares, autocorrelations and differences of pictures are from 0 to 1.
public interface EventsConfig {
    Voice voice();

    Excitement excitement();

    BigLaugh bigLaugh();

    Limits fail();

    Limits clutch();

    Hype hype();

    ChatQuestion chatQuestion();

    SceneChange sceneChange();

    Silence silence();

    TranscriptGap transcriptGap();

    /// What every type has.
    interface Limits {
        /// Events below it are not told.
        @WithDefault("0.5")
        double leastConfidence();

        /// How long an event keeps others of its type away.
        @WithDefault("6s")
        Duration refractory();
    }

    /// What counts as a voice, by loudness.
    interface Voice {
        /// Quieter is silence; decibels relative to full scale.
        @WithDefault("-50")
        double leastDecibels();

        /// Decibels out of the quiet of the last minute.
        @WithDefault("12")
        double overNoise();
    }

    /// What an excited voice adds to the words of FAIL, CLUTCH and HYPE.
    interface Excitement {
        /// Over the minute's usual voice, that count in full.
        @WithDefault("6")
        double decibels();

        /// Above the minute's usual voice, that count in full.
        @WithDefault("6")
        double semitones();

        /// Part by which more syllables in a second count in full: 0.5 for half as many again.
        @WithDefault("0.5")
        double faster();

        /// What pitch and rate count beside loudness, each.
        @WithDefault("0.5")
        double share();

        /// Share of the doubt that full excitement takes away.
        @WithDefault("0.3")
        double bonus();
    }

    interface BigLaugh extends Limits {
        /// Least autocorrelation of the spectrum.
        @WithDefault("0.30")
        double spectralPeriodicity();

        /// Least autocorrelation of the loudness.
        @WithDefault("0.30")
        double envelopePeriodicity();

        /// Looks in a row, one every 200 ms, that must agree.
        @WithDefault("4")
        int persistence();

        /// Least loudness over the minute's usual voice; may be negative.
        @WithDefault("-3")
        double decibels();

        /// Least part of it that is voiced.
        @WithDefault("0.75")
        double voicedShare();

        /// Least autocorrelation where a game drowns the voice.
        @WithDefault("0.5")
        double drownedPeriodicity();

        /// Least part of its louder half that has a pitch, there.
        @WithDefault("0.5")
        double drownedPitchedShare();
    }

    interface Hype extends Limits {
        /// Over the minute's usual voice: so loud, it is HYPE whatever is said.
        @WithDefault("7")
        double shoutDecibels();

        /// So many words at least.
        @WithDefault("4")
        int shoutWords();

        /// And so sure.
        @WithDefault("0.55")
        double shoutConfidence();
    }

    /// The signs of a question add up.
    interface ChatQuestion extends Limits {
        /// How long the streamer must wait after a question without an addressee.
        @WithDefault("PT1.2S")
        Duration pause();

        /// The line begins as questions do.
        @WithDefault("0.45")
        double atStart();

        /// Such words stand inside it.
        @WithDefault("0.3")
        double inside();

        /// Somebody is named to answer.
        @WithDefault("0.35")
        double addressed();

        /// The streamer waits.
        @WithDefault("0.2")
        double waitedFor();
    }

    interface SceneChange extends Limits {
        /// Least mean difference of two scenes.
        @WithDefault("0.15")
        double difference();

        /// How many times the usual difference of late it must be.
        @WithDefault("2.5")
        double overUsual();

        /// Least difference of neighbouring pictures in a cross-fade.
        @WithDefault("0.015")
        double fadeStep();

        /// What lasts longer is movement.
        @WithDefault("3s")
        Duration longestFade();
    }

    interface Silence extends Limits {
        /// How long nobody must speak.
        @WithDefault("5s")
        Duration after();
    }

    /// Every hole is marked.
    interface TranscriptGap {
        @WithDefault("0")
        double leastConfidence();

        @WithDefault("0s")
        Duration refractory();
    }
}
