package io.chatter.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.Agent;
import io.chatter.persona.Fixtures;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.ModerationKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What moderators take away from the chat is not kept in anybody's mind either.
class WithdrawalTest {

    private static final Agent VERA = Fixtures.agent("vera");

    private final Memories memories = new Memories();

    @Test
    void shouldForgetForGoodWhatCameOfADeletedLine() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        ChatMessage line = memories.say("alice", "i hate spiders", vera);
        memories.say("bob", "i love marbles", vera);

        // When
        memories.moderate(decision -> decision.setMessageId(line.getMessageId()), ModerationKind.DELETED, vera);

        // Then
        assertThat(texts(vera)).containsExactly("bob loves marbles");
        vera.close();
        assertThat(texts(memories.open(VERA))).containsExactly("bob loves marbles");
        assertThat(memories.outcomes).contains(MemoryOutcome.WITHDRAWN);
    }

    @Test
    void shouldTellTheArchiveWhatIsForgottenForGoodFromWhatFaded() throws InterruptedException {
        // Given
        WithdrawnFrom archive = new WithdrawnFrom();
        Memories kept = new Memories(Memories.BY_RULE, archive);
        Remembering vera = kept.open(VERA);
        ChatMessage line = kept.say("alice", "i hate spiders", vera);

        // When
        kept.moderate(decision -> decision.setMessageId(line.getMessageId()), ModerationKind.DELETED, vera);

        // Then
        assertThat(archive.withdrawn).containsExactly("alice hates spiders");
    }

    @Test
    void shouldCountAMemoryOnceThatTwoThreadsWithdraw() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);
        MemoryRecord memory = vera.shelf().all().getFirst();

        // When
        memories.keeper.withdraw(memory, vera.shelf());
        memories.keeper.withdraw(memory, vera.shelf());

        // Then
        assertThat(memories.outcomes).containsOnlyOnce(MemoryOutcome.WITHDRAWN);
    }

    @Test
    void shouldNotRecallWhatIsReadAfterItsLineWasDeleted() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        ChatMessage line = memories.say("alice", "i hate spiders", vera);
        MemoryRecord memory = vera.shelf().all().getFirst();
        memories.moderate(decision -> decision.setMessageId(line.getMessageId()), ModerationKind.DELETED, vera);

        // When
        vera.shelf().put(memory);

        // Then
        assertThat(memories.recall(VERA, "alice", "spiders")).isEmpty();
    }

    @Test
    void shouldForgetAGuestWhoIsBannedWithWhatItHadNotYetRead() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        Author troll = Memories.guest("Troll");
        memories.say(troll, "i love spam", vera);
        memories.hear("bob", "i love marbles", vera);
        memories.hear(troll, "i hate ducks", vera);

        // When
        memories.moderate(decision -> decision.setAuthorId(troll.getId()), ModerationKind.BANNED, vera);
        memories.keeper.tend();

        // Then
        assertThat(texts(vera)).containsExactly("bob loves marbles");
    }

    @Test
    void shouldForgetOfSomebodyWhoIsTimedOutOnlyWhatCameOfTheLinesThatWent() throws InterruptedException {
        // Given: a fact of a line that nobody has in view any more, and one of a minute ago
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);
        Memories tonight = new Memories(Memories.BY_RULE, memories.archive);
        vera.close();
        vera = tonight.open(VERA);
        tonight.say("alice", "i love marbles", vera);

        // When
        tonight.moderate(
                decision -> decision.setAuthorId("alice").setDurationMs(10_000L), ModerationKind.TIMED_OUT, vera);

        // Then
        assertThat(texts(vera)).containsExactly("alice hates spiders");
    }

    @Test
    void shouldNotKeepWhatWasDeletedWhileTheModelReadIt() throws InterruptedException {
        // Given: an extraction during which the line goes
        Memories[] held = new Memories[1];
        Remembering[] listener = new Remembering[1];
        held[0] = new Memories(excerpt -> {
            held[0].moderate(
                    decision -> decision.setMessageId(excerpt.lines().getFirst().getMessageId()),
                    ModerationKind.DELETED,
                    listener[0]);
            return Memories.BY_RULE.extract(excerpt);
        });
        listener[0] = held[0].open(VERA);

        // When
        held[0].say("alice", "i hate spiders", listener[0]);

        // Then
        assertThat(texts(listener[0])).isEmpty();
    }

    @Test
    void shouldKeepInMindWhatWasSaidBeforeTheChatWasCleared() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);

        // When
        memories.moderate(decision -> decision, ModerationKind.CLEARED, vera);
        memories.keeper.tend();

        // Then
        assertThat(texts(vera)).containsExactly("alice hates spiders");
    }

    private static Iterable<String> texts(Remembering agent) {
        return agent.shelf().all().stream().map(MemoryRecord::getText).toList();
    }

    /// Notes what was withdrawn from it.
    private static final class WithdrawnFrom implements Archive {
        private final TransientArchive kept = new TransientArchive();
        private final List<String> withdrawn = new ArrayList<>();

        @Override
        public void start() {}

        @Override
        public void open(MemoryShelf shelf) {
            kept.open(shelf);
        }

        @Override
        public boolean restored(MemoryShelf shelf) {
            return true;
        }

        @Override
        public void close(MemoryShelf shelf) {}

        @Override
        public void save(MemoryRecord memory) {
            kept.save(memory);
        }

        @Override
        public void forget(MemoryRecord memory) {
            throw new AssertionError("it did not fade");
        }

        @Override
        public void withdraw(MemoryRecord memory) {
            withdrawn.add(memory.getText());
        }

        @Override
        public int settle() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
