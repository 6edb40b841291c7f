package io.chatter.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.gateway.Cursor;
import io.chatter.gateway.Lines;
import io.chatter.gateway.Participant;
import io.chatter.gateway.RejectionCode;
import io.chatter.gateway.Role;
import io.chatter.gateway.RoomModes;
import io.chatter.gateway.RoomProfile;
import io.chatter.gateway.ServerEvent;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Latencies;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.Origin;
import io.chatter.schema.Provenance;
import io.chatter.schema.Reason;
import io.chatter.schema.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServerEventJsonTest {

    private static final UUID ID = UUID.fromString("01934d3c-5e00-7000-8000-000000000001");
    private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);

    private final ServerEventJson json = new ServerEventJson();

    @Test
    void shouldWriteABotLineWithItsProvenance() {
        // Given
        ChatMessage line = ChatMessage.newBuilder(Lines.of("demo", "say \"hi\" ✨"))
                .setMessageId(ID)
                .setOrigin(Origin.BOT)
                .setSentAt(TIME)
                .setBroadcastAt(TIME.plusMillis(4))
                .setModeration(new Moderation(ModerationAction.REDACTED, List.of("link")))
                .setProvenance(Provenance.newBuilder()
                        .setAgent("gus")
                        .setTrigger(Trigger.CONTEXT)
                        .setTriggerText("bramble keep")
                        .setReasons(List.of(new Reason("event", 1.5)))
                        .setModel("house")
                        .setLatencies(new Latencies(1, 2, 3))
                        .build())
                .build();

        // When
        String text = text(new ServerEvent.Line(new Cursor(3, 1207), line));

        // Then
        assertThat(text)
                .isEqualTo("{\"type\":\"message\",\"cursor\":\"3:1207\",\"message_id\":\"" + ID + "\","
                        + "\"author\":{\"id\":\"guest-ann\",\"display_name\":\"Ann\",\"color\":\"#3f8fd2\",\"badges\":[\"guest\"]},"
                        + "\"origin\":\"BOT\",\"text\":\"say \\\"hi\\\" ✨\",\"mentions\":[],"
                        + "\"sent_at\":1700000000123,\"broadcast_at\":1700000000127,"
                        + "\"provenance\":{\"agent\":\"gus\",\"trigger\":\"CONTEXT\",\"trigger_text\":\"bramble keep\","
                        + "\"reply_depth\":0,\"reasons\":[{\"factor\":\"event\",\"weight\":1.5}],\"model\":\"house\","
                        + "\"memory_ids\":[],\"latencies\":{\"queued_ms\":1,\"recall_ms\":2,\"generate_ms\":3}},"
                        + "\"flags\":[\"link\"],\"redacted\":true}");
    }

    @Test
    void shouldWriteJoined() {
        // When
        String text = text(new ServerEvent.Joined(
                new RoomProfile("demo", "Demo", "A room", RoomProfile.Access.OPEN, 36),
                new RoomModes(Duration.ofSeconds(30), true, false, false, false),
                new Participant(
                        "guest-1", "Ann", "#3f8fd2", List.of("guest"), new Participant.Standing(Role.VIEWER, true)),
                new Cursor(3, -1)));

        // Then
        assertThat(text)
                .isEqualTo(
                        "{\"type\":\"joined\",\"room\":{\"id\":\"demo\",\"title\":\"Demo\",\"description\":\"A room\","
                                + "\"guests_may_post\":true,\"target_lines_per_minute\":36.0,"
                                + "\"modes\":{\"slow\":30,\"emote_only\":true,\"unique_chat\":false,\"members_only\":false,"
                                + "\"shield\":false}},"
                                + "\"me\":{\"id\":\"guest-1\",\"display_name\":\"Ann\",\"color\":\"#3f8fd2\","
                                + "\"badges\":[\"guest\"],\"may_post\":true,\"role\":\"viewer\"},\"cursor\":\"3:-1\"}");
    }

    @Test
    void shouldWriteARejectionWithItsText() {
        // When
        String text = text(new ServerEvent.Rejected(
                "n1", RejectionCode.RATE_LIMITED, "hi", Optional.of(Duration.ofMillis(1500)), "Too many lines"));

        // Then
        assertThat(text)
                .isEqualTo("{\"type\":\"rejected\",\"nonce\":\"n1\",\"code\":\"rate_limited\",\"text\":\"hi\","
                        + "\"retry_after_ms\":1500,\"reason\":\"Too many lines\"}");
    }

    @Test
    void shouldWriteTheSmallEvents() {
        assertThat(text(new ServerEvent.Gap(new Cursor(3, 900), new Cursor(3, 1206), 306, false)))
                .isEqualTo("{\"type\":\"gap\",\"from\":\"3:900\",\"to\":\"3:1206\",\"missed\":306}");
        assertThat(text(new ServerEvent.Viewers(3))).isEqualTo("{\"type\":\"viewers\",\"count\":3}");
        assertThat(text(new ServerEvent.Pong("n2"))).isEqualTo("{\"type\":\"pong\",\"nonce\":\"n2\"}");
        assertThat(text(new ServerEvent.Ack("n1", ID, new Cursor(0, 1))))
                .isEqualTo("{\"type\":\"ack\",\"nonce\":\"n1\",\"message_id\":\"" + ID + "\",\"cursor\":\"0:1\"}");
        assertThat(text(new ServerEvent.Failure("malformed", "not JSON")))
                .isEqualTo("{\"type\":\"error\",\"code\":\"malformed\",\"reason\":\"not JSON\"}");
    }

    private String text(ServerEvent event) {
        return new String(json.encode(event), StandardCharsets.UTF_8);
    }
}
