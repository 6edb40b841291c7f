package io.chatter.architecture;

import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.util.List;

/// Looks at source text for what no class file shows.
final class SourceText {

    private SourceText() {}

    /// The catalogue's topic names that stand in `source` as string literals.
    static List<String> topicNamesSpelledIn(String source) {
        return TopicCatalogue.all().stream()
                .map(TopicSpec::name)
                .filter(name -> source.contains('"' + name + '"'))
                .toList();
    }
}
