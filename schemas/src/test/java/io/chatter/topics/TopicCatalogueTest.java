package io.chatter.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

    @Test
    void shouldNameEveryTopicOnce() {
        // Given, When, Then
        assertThat(TopicCatalogue.all())
                .extracting(TopicSpec::name)
                .containsExactly(
                        "stream.context",
                        "chat.ingest",
                        "chat.firehose",
                        "chat.trends",
                        "chat.trends.fast",
                        "chat.bot-density",
                        "chat.moderation",
                        "persona.roster",
                        "persona.memory",
                        "persona.decisions");
    }

    @Test
    void shouldFindATopicByItsName() {
        // Given, When, Then
        assertThat(TopicCatalogue.find("chat.firehose")).contains(TopicCatalogue.CHAT_FIREHOSE);
        assertThat(TopicCatalogue.find("chat.firehose.dlq")).isEmpty();
    }

    @Test
    void shouldSplitTopicsOfRoomsAndOfAgentsAlikeSoThatTheyCanBeReadTogether() {
        // Given, When, Then
        assertThat(TopicCatalogue.all())
                .allSatisfy(topic -> assertThat(topic.partitions())
                        .isEqualTo(
                                topic.key().startsWith("room_id|")
                                        ? TopicCatalogue.AGENT_PARTITIONS
                                        : TopicCatalogue.ROOM_PARTITIONS));
    }

    @Test
    void shouldKeepWhatIsDeletedByTimeAndCompactWhatIsState() {
        // Given, When, Then
        assertThat(TopicCatalogue.CHAT_FIREHOSE.settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", Long.toString(Duration.ofDays(30).toMillis()));
        assertThat(TopicCatalogue.PERSONA_ROSTER.settings())
                .containsEntry("cleanup.policy", "compact")
                .doesNotContainKey("retention.ms");
    }

    @Test
    void shouldRegisterValuesUnderConfluentsTopicNameStrategy() {
        // Given, When, Then
        assertThat(TopicCatalogue.CHAT_INGEST.valueSubject()).isEqualTo("chat.ingest-value");
        assertThat(TopicCatalogue.CHAT_INGEST.deadLetterTopic()).isEqualTo("chat.ingest.dlq");
    }

    @Test
    void shouldRefuseATopicWithoutPartitions() {
        // Given, When, Then
        assertThatThrownBy(() -> TopicCatalogue.CHAT_INGEST.withPartitions(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chat.ingest")
                .hasMessageContaining("at least 1");
    }
}
