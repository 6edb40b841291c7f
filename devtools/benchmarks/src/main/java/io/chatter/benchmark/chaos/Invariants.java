package io.chatter.benchmark.chaos;

import io.chatter.benchmark.ground.TopicLog;
import io.chatter.benchmark.load.Transcript;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.Origin;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What must hold whatever happens, read from the topics by a plain count that shares no code with the services.
final class Invariants {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int EXAMPLES = 3;

    private final TopicLog log;
    private final String room;
    private List<ConsumerRecord<String, ChatMessage>> firehose = List.of();

    Invariants(TopicLog log, String room) {
        this.log = log;
        this.room = room;
    }

    /// Waits until each accepted line was judged. What is asked afterwards about lines is asked of the log as of then.
    ///
    /// @return lines that were not, within `patience`
    Set<UUID> unjudged(Traffic.Sent sent, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Set<UUID> open = open(sent);
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK);
            open = open(sent);
        }
        return open;
    }

    /// Lines lost, doubled, or shown though they must not be.
    List<String> linesBroken(Traffic.Sent sent, Person person) {
        List<ChatMessage> lines = firehose.stream().map(ConsumerRecord::value).toList();
        Map<UUID, Long> copies =
                lines.stream().collect(Collectors.groupingBy(ChatMessage::getMessageId, Collectors.counting()));
        Map<String, Long> texts =
                lines.stream().collect(Collectors.groupingBy(ChatMessage::getText, Collectors.counting()));
        List<String> broken = new ArrayList<>();
        note(broken, "accepted and never shown", sent.accepted(), id -> !copies.containsKey(id));
        note(broken, "shown twice", copies.keySet(), id -> copies.getOrDefault(id, 0L) > 1);
        note(broken, "forbidden and shown", sent.forbidden(), copies::containsKey);
        note(broken, "forbidden and shown", sent.unsureForbidden(), copies::containsKey);
        note(broken, "a person's line, lost", person.shown(), text -> !texts.containsKey(text));
        note(broken, "a person's line, doubled", person.said(), text -> texts.getOrDefault(text, 0L) > 1);
        note(
                broken,
                "shown without a verdict",
                lines,
                line -> line.getModeration() == null || line.getBroadcastAt() == null);
        return broken;
    }

    /// Of the room's last line; -1 when it has none.
    long lastOffset() {
        return offsets().stream().mapToLong(Long::longValue).max().orElse(-1);
    }

    /// What is wrong with what each viewer saw.
    List<String> viewsBroken(List<Transcript> seen) {
        Set<Long> offsets = offsets();
        long end = lastOffset();
        return seen.stream()
                .flatMap(view -> some(view.faultsUpTo(end, offsets)).stream())
                .toList();
    }

    /// Whether a window is closed that began after `instant`.
    boolean isWindowClosedPast(Instant instant) {
        return densities().stream().anyMatch(window -> window.getWindowStart().isAfter(instant));
    }

    /// How far lines and windows have come.
    String newest() {
        Optional<Instant> line = log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                .filter(shown -> shown.getRoomId().equals(room))
                .map(ChatMessage::getBroadcastAt)
                .max(Instant::compareTo);
        Optional<Instant> window =
                densities().stream().map(BotDensity::getWindowEnd).max(Instant::compareTo);
        return "the newest line is of " + line + ", the newest window ended at " + window;
    }

    /// Closed windows, and those that differ from a recount.
    Windows windows() {
        List<BotDensity> densities = densities();
        List<TrendsSnapshot> trends = log.values(TopicCatalogue.CHAT_TRENDS, TrendsSnapshot.class);
        List<ChatMessage> lines = log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                .filter(line -> line.getRoomId().equals(room))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (BotDensity window : densities) {
            List<ChatMessage> in = within(lines, window.getWindowStart(), window.getWindowEnd());
            compare(wrong, "bots", window.getWindowEnd(), window.getBotCount(), count(in, Origin.BOT));
            compare(wrong, "people", window.getWindowEnd(), window.getHumanCount(), count(in, Origin.HUMAN));
        }
        for (TrendsSnapshot window : trends) {
            if (window.getRoomId().equals(room)) {
                List<ChatMessage> in = within(lines, window.getWindowStart(), window.getWindowEnd());
                compare(wrong, "lines", window.getWindowEnd(), window.getMessageCount(), in.size());
            }
        }
        return new Windows(densities.size() + trends.size(), wrong);
    }

    /// @param compared how many
    /// @param wrong each difference
    record Windows(int compared, List<String> wrong) {}

    private Set<Long> offsets() {
        return firehose.stream()
                .filter(line -> line.key().equals(room))
                .map(ConsumerRecord::offset)
                .collect(Collectors.toSet());
    }

    private static List<String> some(List<String> faults) {
        return faults.size() <= EXAMPLES
                ? faults
                : List.of(faults.size() + " faults in what a viewer saw, for instance " + faults.subList(0, EXAMPLES));
    }

    private Set<UUID> open(Traffic.Sent sent) {
        firehose = log.records(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class);
        Set<UUID> open = new HashSet<>(sent.accepted());
        open.addAll(sent.forbidden());
        firehose.forEach(line -> open.remove(line.value().getMessageId()));
        log.values(TopicCatalogue.CHAT_MODERATION, ModerationEvent.class).stream()
                .map(ModerationEvent::getMessageId)
                .filter(Objects::nonNull)
                .forEach(open::remove);
        return open;
    }

    private List<BotDensity> densities() {
        return log.values(TopicCatalogue.CHAT_BOT_DENSITY, BotDensity.class).stream()
                .filter(window -> window.getRoomId().equals(room))
                .toList();
    }

    private static List<ChatMessage> within(List<ChatMessage> lines, Instant start, Instant end) {
        return lines.stream()
                .filter(line -> !line.getBroadcastAt().isBefore(start)
                        && line.getBroadcastAt().isBefore(end))
                .toList();
    }

    private static long count(List<ChatMessage> lines, Origin origin) {
        return lines.stream().filter(line -> line.getOrigin() == origin).count();
    }

    private static void compare(List<String> wrong, String what, Instant end, long said, long counted) {
        if (said != counted) {
            wrong.add("the window up to " + end + " says " + said + " " + what + ", a recount " + counted);
        }
    }

    private static <T> void note(
            List<String> broken, String what, Collection<T> all, Function<? super T, Boolean> isBroken) {
        List<T> bad = all.stream().filter(isBroken::apply).toList();
        if (!bad.isEmpty()) {
            broken.add(bad.size() + " " + what + ", for instance " + bad.subList(0, Math.min(EXAMPLES, bad.size())));
        }
    }
}
