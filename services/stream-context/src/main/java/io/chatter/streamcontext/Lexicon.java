package io.chatter.streamcontext;

import io.chatter.schema.StreamEventType;
import java.util.List;
import java.util.Set;

/// Words of a game or a streamer, beside those that chatter comes with. All as recognisers write: lower case, single
/// blanks, no punctuation. Immutable.
///
/// @param phrases that tell events; one with the weight 0 takes the same words away
/// @param told what makes it a story of another day
/// @param keywords that are named whenever they are said
/// @param ignored words that are no keywords
public record Lexicon(List<Phrase> phrases, List<String> told, Set<String> keywords, Set<String> ignored) {
    public Lexicon {
        phrases = List.copyOf(phrases);
        told = List.copyOf(told);
        keywords = Set.copyOf(keywords);
        ignored = Set.copyOf(ignored);
    }

    /// @param type FAIL, CLUTCH or HYPE
    /// @param weight how sure the words alone make us, from 0 to 1
    public record Phrase(StreamEventType type, double weight, String words) {
        public static final Set<StreamEventType> TYPES =
                Set.of(StreamEventType.FAIL, StreamEventType.CLUTCH, StreamEventType.HYPE);

        public Phrase {
            if (!TYPES.contains(type)) {
                throw new IllegalArgumentException("no phrase tells a " + type);
            }
            if (!(weight >= 0 && weight <= 1)) {
                throw new IllegalArgumentException("a weight must be 0 to 1, not " + weight);
            }
        }

        boolean isOf(Phrase other) {
            return type == other.type() && words.equals(other.words());
        }
    }

    public static Lexicon none() {
        return new Lexicon(List.of(), List.of(), Set.of(), Set.of());
    }
}
