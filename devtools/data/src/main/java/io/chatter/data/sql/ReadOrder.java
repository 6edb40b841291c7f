package io.chatter.data.sql;

import io.chatter.data.table.TopicTable;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.util.Comparator;
import java.util.List;

/// In which order the ends of topics are taken. What is computed from lines comes before the lines:
/// whoever counts lines against a window finds all of them, for the window was closed before.
final class ReadOrder {

    static final Comparator<TopicTable> DERIVED_FIRST =
            Comparator.comparingInt(ReadOrder::rank).thenComparing(TopicTable::name);

    private static final List<TopicSpec> FROM_LINES =
            List.of(TopicCatalogue.CHAT_TRENDS, TopicCatalogue.CHAT_TRENDS_FAST, TopicCatalogue.CHAT_BOT_DENSITY);

    private ReadOrder() {}

    private static int rank(TopicTable table) {
        if (FROM_LINES.stream().anyMatch(topic -> standsFor(table, topic))) {
            return 0;
        }
        return standsFor(table, TopicCatalogue.CHAT_FIREHOSE) ? 1 : 2;
    }

    /// Itself, or of a run.
    private static boolean standsFor(TopicTable table, TopicSpec topic) {
        return table.topic().equals(topic.name()) || table.topic().endsWith("." + topic.name());
    }
}
