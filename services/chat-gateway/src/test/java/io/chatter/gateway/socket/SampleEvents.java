package io.chatter.gateway.socket;

import io.chatter.gateway.Cursor;
import io.chatter.gateway.EncodedLine;
import io.chatter.gateway.HeldLine;
import io.chatter.gateway.Lines;
import io.chatter.gateway.ModerationRefusal;
import io.chatter.gateway.Participant;
import io.chatter.gateway.RejectionCode;
import io.chatter.gateway.Role;
import io.chatter.gateway.RoomModes;
import io.chatter.gateway.RoomProfile;
import io.chatter.gateway.ServerEvent;
import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
import io.chatter.schema.AgentPosts;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Finding;
import io.chatter.schema.Keyword;
import io.chatter.schema.Latencies;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import io.chatter.schema.Origin;
import io.chatter.schema.Picture;
import io.chatter.schema.Provenance;
import io.chatter.schema.Reason;
import io.chatter.schema.Recogniser;
import io.chatter.schema.ReplyTo;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.TermKind;
import io.chatter.schema.TranscriptSegment;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.schema.Trigger;
import io.chatter.schema.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Each event of the socket at least once, with every field that it can have.
final class SampleEvents {

    private static final UUID ID = UUID.fromString("01934d3c-5e00-7000-8000-000000000001");
    private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final Cursor CURSOR = new Cursor(3, 1207);

    private SampleEvents() {}

    static Stream<ServerEvent> all() {
        ServerEvent.Line line = new ServerEvent.Line(CURSOR, botLine());
        return Stream.of(
                joined(),
                line,
                new ServerEvent.Line(
                        CURSOR,
                        ChatMessage.newBuilder(Lines.of("demo", "hi"))
                                .setBroadcastAt(TIME)
                                .build()),
                new ServerEvent.Gap(new Cursor(3, 900), CURSOR, 307, true),
                new ServerEvent.Context(context()),
                new ServerEvent.Trends(trends()),
                new ServerEvent.Density(density()),
                new ServerEvent.Moderation(timeout()),
                new ServerEvent.Modes(RoomModes.NONE),
                new ServerEvent.Pinned(Optional.of(EncodedLine.of(line, new ServerEventJson()))),
                new ServerEvent.Pinned(Optional.empty()),
                new ServerEvent.Held(new HeldLine(
                        Lines.of("demo", "hm"), "hm", List.of(new Finding("rule", "swearing", 0, 2)), TIME)),
                new ServerEvent.Done("n", ID),
                new ServerEvent.Refused("n", ModerationRefusal.NOT_HELD),
                new ServerEvent.Viewers(3),
                new ServerEvent.Ack("n", ID, CURSOR),
                new ServerEvent.Rejected(
                        "n", RejectionCode.RATE_LIMITED, "hi", Optional.of(Duration.ofSeconds(1)), "wait"),
                new ServerEvent.Rejected("n", RejectionCode.EMPTY, "", Optional.empty(), "empty"),
                new ServerEvent.Reconnect(Duration.ofMillis(150)),
                new ServerEvent.Withdrawn(timeout()),
                new ServerEvent.Pong("n"),
                new ServerEvent.Failure("malformed", "not JSON"));
    }

    private static ServerEvent joined() {
        return new ServerEvent.Joined(
                new RoomProfile(
                        "demo",
                        "Demo",
                        "A room",
                        RoomProfile.Access.OPEN,
                        36,
                        new RoomProfile.Player("embed", "https://player.twitch.tv/?channel=mira")),
                new RoomModes(Duration.ofSeconds(30), true, false, false, false),
                new Participant(
                        "ann", "Ann", "#3f8fd2", List.of("moderator"), new Participant.Standing(Role.MODERATOR, true)),
                CURSOR);
    }

    private static ChatMessage botLine() {
        return ChatMessage.newBuilder(Lines.of("demo", "hello"))
                .setOrigin(Origin.BOT)
                .setBroadcastAt(TIME)
                .setMentions(List.of("ann"))
                .setReplyTo(new ReplyTo(ID, "ann"))
                .setModeration(new Moderation(ModerationAction.REDACTED, List.of("link")))
                .setProvenance(Provenance.newBuilder()
                        .setAgent("gus")
                        .setTrigger(Trigger.MENTION)
                        .setContextId(ID)
                        .setTriggerMessageId(ID)
                        .setTriggerText("bramble keep")
                        .setReplyDepth(1)
                        .setReasons(List.of(new Reason("mention", 1.5)))
                        .setModel("house")
                        .setPromptId("house-1")
                        .setMemoryIds(List.of(ID))
                        .setLatencies(new Latencies(1, 2, 3))
                        .build())
                .build();
    }

    private static StreamContext context() {
        return StreamContext.newBuilder()
                .setRoomId("demo")
                .setContextId(ID)
                .setWindowStart(TIME)
                .setWindowEnd(TIME.plusSeconds(20))
                .setPublishedAt(TIME.plusSeconds(20))
                .setSegments(List.of(new TranscriptSegment(TIME, TIME.plusSeconds(1), "a door", 0.5f, true)))
                .setEvents(List.of(new StreamEvent(StreamEventType.FAIL, TIME, 0.5f, "oh no")))
                .setKeywords(List.of(new Keyword("door", 0.5)))
                .setTopics(List.of("castle"))
                .setRecogniser(new Recogniser("pocketsphinx", 300L, "listening"))
                .setPicture(new Picture(TIME, "a knight before a door", List.of("knight")))
                .build();
    }

    private static TrendsSnapshot trends() {
        return TrendsSnapshot.newBuilder()
                .setRoomId("demo")
                .setWindowStart(TIME)
                .setWindowEnd(TIME.plusSeconds(60))
                .setMessageCount(3)
                .setRatePerMinute(3)
                .setDistinctAuthors(2)
                .setTrends(List.of(new Trend("door", TermKind.WORD, 3L, 2L, 0.5, 1.5)))
                .setWaves(List.of(new Wave("door", TermKind.WORD, TIME, TIME, 3L, TIME.plusSeconds(9))))
                .build();
    }

    private static BotDensity density() {
        return BotDensity.newBuilder()
                .setRoomId("demo")
                .setWindowStart(TIME)
                .setWindowEnd(TIME.plusSeconds(60))
                .setBotCount(3)
                .setHumanCount(1)
                .setDensity(0.75)
                .setBotReplyShare(0.5)
                .setMaxReplyDepth(2)
                .setMeanReplyDepth(1)
                .setNearDuplicateShare(0)
                .setPostsByAgent(List.of(new AgentPosts("gus", 3L)))
                .setAlarm(true)
                .build();
    }

    private static ModerationEvent timeout() {
        return ModerationEvent.newBuilder()
                .setEventId(ID)
                .setRoomId("demo")
                .setKind(ModerationKind.TIMED_OUT)
                .setMessageId(ID)
                .setAuthorId("bob")
                .setActor(new Actor("ann", ActorRole.MODERATOR))
                .setReason("rude")
                .setDurationMs(600_000L)
                .setAt(TIME)
                .build();
    }
}
