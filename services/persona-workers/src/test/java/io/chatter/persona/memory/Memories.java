package io.chatter.persona.memory;

import io.chatter.persona.Agent;
import io.chatter.persona.Decision;
import io.chatter.persona.Fixtures;
import io.chatter.persona.Lease;
import io.chatter.persona.Memory;
import io.chatter.persona.RoomObserver;
import io.chatter.persona.Spending;
import io.chatter.persona.Tenure;
import io.chatter.persona.house.HouseChatModel;
import io.chatter.persona.langchain4j.AccountedModel;
import io.chatter.persona.langchain4j.ChatModelExtractor;
import io.chatter.persona.langchain4j.ExcerptPrompt;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import io.chatter.schema.Origin;
import io.chatter.schema.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// A room in which people say things to agents that remember by rule, on a driven clock.
final class Memories {

    static final Extractor BY_RULE = new ChatModelExtractor(
            new AccountedModel(new HouseChatModel(), "house", 0, Spending.FREE), ExcerptPrompt.local());
    private static final TextModeration MODERATION = new TextModeration();

    final Archive archive;
    final List<MemoryOutcome> outcomes = new CopyOnWriteArrayList<>();
    final RoomObserver room = new RoomObserver(Fixtures.room(2), Fixtures.NOON);
    final MemoryKeeper keeper;
    private Instant now = Fixtures.NOON;

    Memories() {
        this(BY_RULE);
    }

    Memories(Extractor extractor) {
        this(extractor, new TransientArchive());
    }

    Memories(Extractor extractor, Archive archive) {
        this(extractor, archive, MemorySettings.DEFAULT);
    }

    Memories(Extractor extractor, Archive archive, MemorySettings settings) {
        this.archive = archive;
        MemoryKeeper.Parts parts = new MemoryKeeper.Parts(
                archive,
                new CharacterNgrams(),
                extractor,
                new MemorySafety(MODERATION, ModerationPolicy.defaults()),
                outcomes::add);
        keeper = new MemoryKeeper(parts, settings, new MovingClock(), (_, death) -> outcomes.add(MemoryOutcome.FAILED));
    }

    private final class MovingClock extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    Remembering open(Agent agent) throws InterruptedException {
        Remembering opened = keeper.open(agent, new Lease(new Tenure(Duration.ofDays(1), System::nanoTime)));
        opened.awaitRestored();
        return opened;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    /// A person says something to the agent, which is listened to and read.
    ChatMessage say(String person, String text, Remembering listener) throws InterruptedException {
        return say(account(person), text, listener);
    }

    ChatMessage say(Author person, String text, Remembering listener) throws InterruptedException {
        ChatMessage line = hear(person, text, listener);
        keeper.tend();
        return line;
    }

    /// A moderator takes something away, which the agent sees at its next look.
    void moderate(UnaryOperator<ModerationEvent.Builder> what, ModerationKind kind, Remembering listener) {
        room.onModeration(what.apply(Fixtures.decision(kind, now)).build());
        listener.heed(room.picture().removals());
    }

    /// A person says something to the agent, which takes note of it.
    void hear(String person, String text, Remembering listener) {
        hear(account(person), text, listener);
    }

    ChatMessage hear(Author person, String text, Remembering listener) {
        pass(Duration.ofSeconds(7));
        ChatMessage line = Fixtures.line(person.getId(), Origin.HUMAN, text, now)
                .setAuthor(person)
                .setMentions(List.of(listener.shelf().scope().agent()))
                .build();
        room.onLine(line);
        listener.listen(room.picture().scene().at(now));
        return line;
    }

    void listen(Remembering listener) throws InterruptedException {
        listener.listen(room.picture().scene().at(now));
        keeper.tend();
    }

    /// As whoever asks for it has it deleted: a tombstone on each memory about the person.
    void delete(String person, Remembering rememberer) {
        rememberer.shelf().all().stream()
                .filter(memory -> person.equals(memory.getOtherUser()))
                .forEach(memory -> {
                    archive.forget(memory);
                    rememberer.shelf().remove(memory.getMemoryId());
                });
    }

    private static Author account(String id) {
        return new Author(id, id, "#ffffff", List.of());
    }

    static Author guest(String name) {
        return new Author("guest-" + name.hashCode(), name, "#ffffff", List.of("guest"));
    }

    List<String> recall(Agent agent, String person, String text) {
        return recall(agent, account(person), text);
    }

    /// What comes to the agent's mind when it answers the person's line.
    List<String> recall(Agent agent, Author person, String text) {
        ChatMessage line = Fixtures.line(person.getId(), Origin.HUMAN, text, now.plusSeconds(1))
                .setAuthor(person)
                .build();
        Decision decision = new Decision(true, Trigger.HUMAN, line, null, 0, List.of());
        return keeper.recall(agent, room.picture().scene().at(now), decision).stream()
                .map(Memory::text)
                .toList();
    }
}
