package io.chatter.gateway.safety;

import io.chatter.gateway.Judgement;
import io.chatter.gateway.LineJudge;
import io.chatter.safety.Category;
import io.chatter.safety.CopyPasteFlood;
import io.chatter.safety.Finding;
import io.chatter.safety.Levels;
import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Withholds what is one copy too many of the same long line in its room, whoever wrote the copies. Only lines that
/// would be shown count. Copies are told apart by the ids of their messages, so that a batch that is judged again,
/// because its transaction was aborted, is judged the same.
///
/// Each replica sees the partitions that it works off, and so all lines of a room or none; one that takes a partition
/// over begins to count anew.
///
/// Thread-safe: a lock for each room.
public final class FloodJudge implements LineJudge {

    static final Duration WINDOW = Duration.ofSeconds(30);
    static final int MOST_COPIES = 6;

    /// More than an ingest batch has lines.
    private static final int REMEMBERED = 2_048;

    private static final Actor SAFETY = new Actor("safety", ActorRole.SAFETY);

    private final LineJudge next;
    private final RoomPolicies policies;
    private final Clock clock;
    private final Map<String, RoomFlood> floods;

    /// @param next judges each line for itself, first
    /// @param rooms those that are looked at
    public FloodJudge(LineJudge next, RoomPolicies policies, Set<String> rooms, Clock clock) {
        this.next = next;
        this.policies = policies;
        this.clock = clock;
        this.floods = rooms.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> new RoomFlood()));
    }

    @Override
    public Judgement judge(ChatMessage line) {
        Judgement judgement = next.judge(line);
        RoomFlood flood = floods.get(line.getRoomId());
        if (flood == null || judgement instanceof Judgement.Withhold || isOff(line)) {
            return judgement;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return flood.observe(line, now)
                .<Judgement>map(finding -> new Judgement.Withhold(blocked(line, finding, now)))
                .orElse(judgement);
    }

    private boolean isOff(ChatMessage line) {
        return policies.of(line.getRoomId()).levels().of(Category.SPAM) == Levels.OFF;
    }

    private static ModerationEvent blocked(ChatMessage line, Finding finding, Instant now) {
        return ModerationEvent.newBuilder()
                .setEventId(VerdictIds.of(line.getMessageId()))
                .setRoomId(line.getRoomId())
                .setKind(ModerationKind.BLOCKED)
                .setMessageId(line.getMessageId())
                .setAuthorId(line.getAuthor().getId())
                .setFindings(List.of(new io.chatter.schema.Finding(
                        finding.rule(),
                        finding.category().id(),
                        finding.span().start(),
                        finding.span().end())))
                .setActor(SAFETY)
                .setAt(now)
                .build();
    }

    /// What one room has seen. Guarded by its own monitor.
    private static final class RoomFlood {

        private final CopyPasteFlood flood = new CopyPasteFlood(WINDOW, MOST_COPIES);
        private final Map<UUID, Optional<Finding>> answers = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Optional<Finding>> eldest) {
                return size() > REMEMBERED;
            }
        };
        private Instant latest = Instant.EPOCH;

        synchronized Optional<Finding> observe(ChatMessage line, Instant now) {
            latest = now.isAfter(latest) ? now : latest;
            return answers.computeIfAbsent(line.getMessageId(), _ -> flood.observe(line.getText(), latest));
        }
    }
}
