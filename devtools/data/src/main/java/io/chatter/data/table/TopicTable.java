package io.chatter.data.table;

import io.chatter.topics.ReplayRun;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/// A topic under the name that queries give it.
///
/// @param name the topic's, with `_` for whatever is no letter or digit
/// @param topic as the broker knows it
/// @param value schema of its values; empty where values are shown as bytes, as dead letters are
public record TopicTable(String name, String topic, Optional<Schema> value) {

    public static TopicTable of(String topic) {
        return new TopicTable(nameOf(topic), topic, schemaOf(topic));
    }

    public static TopicTable of(TopicSpec spec) {
        return of(spec.name());
    }

    /// The tables of the catalogue, of its dead letters, and of what a broker has besides, by name.
    public static Map<String, TopicTable> all(Collection<String> onBroker) {
        Map<String, TopicTable> tables = new TreeMap<>();
        Stream.concat(
                        TopicCatalogue.all().stream().flatMap(spec -> Stream.of(spec.name(), spec.deadLetterTopic())),
                        onBroker.stream().filter(TopicTable::isShown))
                .map(TopicTable::of)
                .forEach(table -> tables.put(table.name(), table));
        return tables;
    }

    /// A topic's name, or a part of one, as the names of tables have it.
    public static String nameOf(String topic) {
        return topic.replaceAll("[^A-Za-z0-9]", "_").toLowerCase(Locale.ROOT);
    }

    /// Changelogs and other internal topics are nobody's table.
    private static boolean isShown(String topic) {
        return standsFor(topic).isPresent() || topic.endsWith(TopicSpec.DEAD_LETTER_SUFFIX);
    }

    private static Optional<Schema> schemaOf(String topic) {
        return standsFor(topic).map(TopicSpec::value);
    }

    private static Optional<TopicSpec> standsFor(String topic) {
        List<TopicSpec> specs = TopicCatalogue.all();
        return specs.stream()
                .filter(spec -> topic.equals(spec.name())
                        || (topic.startsWith(ReplayRun.PREFIX) && topic.endsWith("." + spec.name())))
                .findFirst();
    }
}
