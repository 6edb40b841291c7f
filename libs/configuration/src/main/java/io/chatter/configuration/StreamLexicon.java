package io.chatter.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Words of games and streamers, from all files of `lexicons/` together. As recognisers write: lower case, single
/// blanks, no punctuation. Immutable.
///
/// @param phrases that tell events; one with the weight 0 takes the same words away
/// @param told what makes it a story of another day
/// @param keywords that are named whenever they are said
/// @param ignored words that are no keywords
public record StreamLexicon(List<Phrase> phrases, List<String> told, Set<String> keywords, Set<String> ignored) {
    public StreamLexicon {
        phrases = List.copyOf(phrases);
        told = List.copyOf(told);
        keywords = Set.copyOf(keywords);
        ignored = Set.copyOf(ignored);
    }

    /// @param weight how sure the words alone make us, from 0 to 1
    public record Phrase(Event event, double weight, String words) {
        public Phrase {
            if (!(weight >= 0 && weight <= 1)) {
                throw new IllegalArgumentException("a weight must be 0 to 1, not " + weight);
            }
        }
    }

    /// What words can tell.
    public enum Event {
        FAIL,
        CLUTCH,
        HYPE
    }

    /// The lexicons of the folder `configs` alone, without what else is in it.
    ///
    /// @throws InvalidConfigurationException naming every line that cannot be read
    public static StreamLexicon read(Path configs) {
        List<ConfigProblem> problems = new ArrayList<>();
        StreamLexicon lexicon = LexiconFolder.read(configs, problems);
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        return lexicon;
    }
}
