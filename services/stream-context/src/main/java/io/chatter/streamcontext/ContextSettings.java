package io.chatter.streamcontext;

import java.time.Duration;

/// How a context is made.
///
/// @param window how far back the transcript and the events reach, 20 to 60 s
/// @param sound what is concluded from sound
/// @param speech what is concluded from words
/// @param scenes when the picture changes to another scene
/// @param limits what keeps events from being told
public record ContextSettings(Duration window, Sound sound, Speech speech, SceneSettings scenes, EventLimits limits) {
    public ContextSettings {
        if (window.compareTo(Duration.ofSeconds(20)) < 0 || window.compareTo(Duration.ofSeconds(60)) > 0) {
            throw new IllegalArgumentException("the window must be 20 to 60 seconds, not " + window);
        }
    }

    /// @param voice what counts as a voice
    /// @param silence how long nobody must speak for a SILENCE
    /// @param laughter when rhythmic sound is a laugh
    public record Sound(VoiceSettings voice, Duration silence, LaughterSettings laughter) {
        public Sound {
            if (!silence.isPositive()) {
                throw new IllegalArgumentException("a silence must last, not " + silence);
            }
        }
    }

    /// @param excitement what an excited voice adds to words
    /// @param questions when words are a question to the chat
    /// @param lexicon words of this game and streamer
    public record Speech(ExcitementSettings excitement, QuestionSettings questions, Lexicon lexicon) {}

    public ContextSettings with(Lexicon lexicon) {
        Speech changed = new Speech(speech.excitement(), speech.questions(), lexicon);
        return new ContextSettings(window, sound, changed, scenes, limits);
    }

    public static ContextSettings defaults() {
        return new ContextSettings(
                Duration.ofSeconds(30),
                new Sound(VoiceSettings.defaults(), Duration.ofSeconds(5), LaughterSettings.defaults()),
                new Speech(ExcitementSettings.defaults(), QuestionSettings.defaults(), Lexicon.none()),
                SceneSettings.defaults(),
                EventLimits.defaults());
    }
}
