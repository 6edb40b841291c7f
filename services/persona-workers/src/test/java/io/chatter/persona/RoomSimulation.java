package io.chatter.persona;

import io.chatter.configuration.Persona;
import io.chatter.configuration.Room;
import io.chatter.schema.Author;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.ReplyTo;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.TranscriptSegment;
import io.chatter.schema.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A room on a driven clock: real policy and observer; agents look every 300 ms or so, and a line takes 600
/// ms from the decision to the firehose. Lines are numbered, unless somebody is there to write them.
final class RoomSimulation {

    private static final Duration PIPELINE = Duration.ofMillis(600);
    private static final int STEP_MILLIS = 50;
    private static final int LOOK_MILLIS = 300;

    private final SpeakingPolicy policy = new SpeakingPolicy(PolicySettings.DEFAULT);
    private final PriorityQueue<ChatMessage> underWay =
            new PriorityQueue<>(Comparator.comparing(ChatMessage::getBroadcastAt));
    private final List<ChatMessage> lines = new ArrayList<>();
    private final List<StreamEvent> events = new ArrayList<>();
    private final List<TranscriptSegment> segments = new ArrayList<>();
    private final List<Looker> lookers = new ArrayList<>();
    private final SplittableRandom random;
    private final RoomObserver observer;
    private final Writer writer;
    private boolean streamLive = true;
    private @Nullable String mantra;
    private @Nullable MeasuredDensity density;
    private final List<BotDensity> densities = new ArrayList<>();
    private Instant now = Fixtures.NOON;

    private static final class Looker {
        private final Agent agent;
        private Attention attention = Attention.FRESH;
        private Instant lastLook = Fixtures.NOON;
        private Instant nextLook = Fixtures.NOON;

        Looker(Agent agent) {
            this.agent = agent;
        }
    }

    /// Writes the line that was decided; empty for none.
    interface Writer {
        Optional<String> write(Agent agent, Scene scene, Decision decision, long seed);
    }

    RoomSimulation(Room room, long seed) {
        this(room, room.personas().stream().map(Fixtures::persona).toList(), null, seed);
    }

    /// @param writer null for numbered lines
    RoomSimulation(Room room, List<Persona> personas, @Nullable Writer writer, long seed) {
        this.random = new SplittableRandom(seed);
        this.observer = new RoomObserver(room, now);
        this.writer = writer == null ? (_, _, _, _) -> Optional.of("line " + lines.size()) : writer;
        for (Persona persona : personas) {
            lookers.add(new Looker(new Agent(room.id(), persona.id(), persona, random.nextLong())));
        }
    }

    /// The streamer says this every four seconds from now on, and nothing else.
    void streamerRepeats(String sentence) {
        mantra = sentence;
    }

    /// The room's bot density is measured from now on, and its agents see it.
    void measuredBy(MeasuredDensity topology) {
        density = topology;
    }

    /// All that was measured, in order.
    List<BotDensity> densities() {
        return densities;
    }

    Instant now() {
        return now;
    }

    /// Everything that has been on the firehose, in order.
    List<ChatMessage> lines() {
        return lines;
    }

    void streamGoesSilent() {
        streamLive = false;
    }

    ChatMessage personSays(String text) {
        ChatMessage line = Fixtures.personLine(text, now);
        underWay.add(line);
        return line;
    }

    void happens(StreamEventType type) {
        events.add(new StreamEvent(type, now, 0.9f, "it was a " + type));
    }

    void run(Duration duration) {
        Instant end = now.plus(duration);
        while (now.isBefore(end)) {
            now = now.plusMillis(STEP_MILLIS);
            if (streamLive && now.toEpochMilli() % 1000 == 0) {
                publishContext();
            }
            while (!underWay.isEmpty() && !underWay.peek().getBroadcastAt().isAfter(now)) {
                ChatMessage line = underWay.poll();
                lines.add(line);
                observer.onLine(line);
                if (density != null) {
                    density.onLine(line);
                }
            }
            if (density != null && now.toEpochMilli() % 1000 == 0) {
                for (BotDensity measured : density.pass(Duration.ofSeconds(1))) {
                    densities.add(measured);
                    observer.onDensity(measured);
                }
            }
            lookers.stream().filter(looker -> !looker.nextLook.isAfter(now)).forEach(this::look);
        }
    }

    long count(Instant from, Instant to) {
        return lines.stream()
                .filter(line -> !line.getBroadcastAt().isBefore(from)
                        && line.getBroadcastAt().isBefore(to))
                .count();
    }

    private void publishContext() {
        if (now.getEpochSecond() % 4 == 0) {
            String words = mantra == null ? "now we try door number " + now.getEpochSecond() : mantra;
            segments.add(Fixtures.speech(words, now));
        }
        segments.removeIf(segment -> segment.getEnd().isBefore(now.minusSeconds(30)));
        events.removeIf(event -> event.getAt().isBefore(now.minusSeconds(30)));
        observer.onContext(Fixtures.context(now, List.copyOf(segments), List.copyOf(events)));
    }

    private void look(Looker looker) {
        Duration elapsed = Duration.between(looker.lastLook, now);
        looker.lastLook = now;
        looker.nextLook = now.plusMillis(LOOK_MILLIS - 100 + random.nextInt(200));
        if (elapsed.isZero()) {
            return;
        }
        Glimpse glimpse = new Glimpse(observer.picture().at(now), looker.attention, Workload.IDLE, elapsed);
        Choice choice = policy.decide(looker.agent, glimpse);
        if (choice.decision().speak()) {
            looker.attention = looker.attention.afterTurn(choice.stimulus(), now);
            Scene scene = glimpse.scene();
            writer.write(looker.agent, scene, choice.decision(), random.nextLong())
                    .ifPresent(text -> underWay.add(said(looker.agent, choice.decision(), text)));
        }
    }

    private ChatMessage said(Agent agent, Decision decision, String text) {
        ChatMessage answered = decision.answering();
        ChatMessage.Builder line = Fixtures.line(agent.name(), Origin.BOT, text, now)
                .setAuthor(new Author(agent.name(), agent.persona().displayName(), "#ffffff", List.of("bot")))
                .setMessageId(new UUID(random.nextLong(), random.nextLong()))
                .setBroadcastAt(now.plus(PIPELINE))
                .setProvenance(Fixtures.provenance(agent.name(), decision.trigger())
                        .setTriggerText(decision.triggerText())
                        .setTriggerMessageId(answered == null ? null : answered.getMessageId())
                        .setReplyDepth(decision.replyDepth())
                        .build());
        if (answered != null) {
            line.setReplyTo(
                    new ReplyTo(answered.getMessageId(), answered.getAuthor().getId()));
        }
        return line.build();
    }

    static boolean answers(ChatMessage line, ChatMessage answered) {
        return line.getReplyTo() != null && line.getReplyTo().getMessageId().equals(answered.getMessageId());
    }

    static boolean byBot(ChatMessage line) {
        return line.getOrigin() == Origin.BOT;
    }

    static Trigger trigger(ChatMessage line) {
        return line.getProvenance() == null
                ? Trigger.AMBIENT
                : line.getProvenance().getTrigger();
    }
}
