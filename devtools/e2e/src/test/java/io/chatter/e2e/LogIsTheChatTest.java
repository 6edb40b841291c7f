package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.benchmark.ground.TopicLog;
import io.chatter.benchmark.load.SocketClient;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a viewer sees is the firehose: its order, each line once, also when a gateway dies in between.
class LogIsTheChatTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ROOM = "demo";

    private final RunningStack stack = RunningStack.shared();
    private final TopicLog log = stack.log();

    @Test
    void shouldShowTheFirehoseInItsOrder() {
        try (SocketClient viewer = SocketClient.join(stack.socket(), ROOM, 50, null)) {
            // When
            await().atMost(PATIENCE).until(() -> viewer.messageIds().size() >= 20);

            // Then
            List<String> shown = viewer.messageIds();
            assertThat(shown).isEqualTo(firehoseFrom(shown.getFirst(), shown.size()));
        }
    }

    @Test
    void shouldGiveAPersonsLineBackFromTheLog() {
        try (SocketClient viewer = SocketClient.join(stack.socket(), ROOM, 0, null)) {
            // Given
            await().atMost(PATIENCE).until(() -> !viewer.events("joined").isEmpty());

            // When
            viewer.say("n1", "hello from the system test");

            // Then
            await().atMost(PATIENCE).until(() -> !viewer.events("ack").isEmpty());
            String id = viewer.events("ack").getFirst().get("message_id").asText();
            assertThat(viewer.messageIds()).contains(id);
            assertThat(firehoseIds()).contains(id);
        }
    }

    @Test
    void shouldKeepABlockedLineFromEverybodyAndRecordWhy() {
        try (SocketClient viewer = SocketClient.join(stack.socket(), ROOM, 0, null)) {
            // Given
            await().atMost(PATIENCE).until(() -> !viewer.events("joined").isEmpty());

            // When
            viewer.say("n2", "just k y s already");

            // Then
            await().atMost(PATIENCE).until(() -> !viewer.events("rejected").isEmpty());
            assertThat(viewer.events("rejected").getFirst().get("code").asText())
                    .isEqualTo("blocked");
            assertThat(viewer.events("rejected").getFirst().get("text").asText())
                    .isEqualTo("just k y s already");
            assertThat(log.values(TopicCatalogue.CHAT_MODERATION, ModerationEvent.class))
                    .anySatisfy(event -> assertThat(event.getKind()).isEqualTo(ModerationKind.BLOCKED));
            assertThat(log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class))
                    .noneSatisfy(line -> assertThat(line.getText()).contains("k y s"));
        }
    }

    @Test
    void shouldShowEachLineOnceThoughTheGatewayIsKilled() {
        List<String> shown = new ArrayList<>();
        String cursor;

        // Given: a viewer who has seen some lines
        try (SocketClient before = SocketClient.join(stack.socket(), ROOM, 0, null)) {
            await().atMost(PATIENCE).until(() -> before.messageIds().size() >= 5);

            // When
            stack.kill("chat-gateway");
            shown.addAll(before.messageIds());
            cursor = before.lastCursor();
        }
        stack.up();

        // Then: the same viewer goes on from the cursor
        try (SocketClient after = SocketClient.join(stack.socket(), ROOM, 0, cursor)) {
            await().atMost(PATIENCE).until(() -> after.messageIds().size() >= 5);
            shown.addAll(after.messageIds());
            assertThat(after.events("gap")).isEmpty();
        }
        assertThat(shown).doesNotHaveDuplicates().isEqualTo(firehoseFrom(shown.getFirst(), shown.size()));
        assertThat(firehoseIds()).doesNotHaveDuplicates();
        everyAcceptedLineIsJudgedOnce();
    }

    private void everyAcceptedLineIsJudgedOnce() {
        List<UUID> accepted = log.values(TopicCatalogue.CHAT_INGEST, ChatMessage.class).stream()
                .map(ChatMessage::getMessageId)
                .toList();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(judged()).containsAll(accepted));
        assertThat(judged()).doesNotHaveDuplicates();
    }

    /// Ids of the lines that were shown, and of those that were kept back.
    private List<UUID> judged() {
        List<UUID> judged = new ArrayList<>();
        log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).forEach(line -> judged.add(line.getMessageId()));
        log.values(TopicCatalogue.CHAT_MODERATION, ModerationEvent.class).stream()
                .filter(event -> event.getKind() == ModerationKind.BLOCKED || event.getKind() == ModerationKind.HELD)
                .forEach(event -> judged.add(event.getMessageId()));
        return judged;
    }

    private List<String> firehoseFrom(String first, int count) {
        List<String> ids = firehoseIds();
        int start = ids.indexOf(first);
        assertThat(start).as("the first line shown is in the firehose").isNotNegative();
        return ids.subList(start, Math.min(start + count, ids.size()));
    }

    /// One room lies in one partition, so offset order is the order of the room. What moderators of other tests took
    /// away is in the log, and shown to nobody who comes.
    private List<String> firehoseIds() {
        List<UUID> taken = log.values(TopicCatalogue.CHAT_MODERATION, ModerationEvent.class).stream()
                .filter(event -> event.getKind() == ModerationKind.DELETED)
                .map(ModerationEvent::getMessageId)
                .toList();
        return log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                .filter(line -> line.getRoomId().equals(ROOM))
                .filter(line -> !taken.contains(line.getMessageId()))
                .map(line -> line.getMessageId().toString())
                .toList();
    }
}
