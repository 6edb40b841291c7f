package io.chatter.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.Agent;
import io.chatter.persona.Fixtures;
import io.chatter.persona.GenerationException;
import io.chatter.persona.Lease;
import io.chatter.persona.Tenure;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.Origin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Memory as the issue asks for it: what is stored, what comes to mind, and what never mixes.
class RememberingTest {

    private static final Agent VERA = Fixtures.agent("vera");

    private final Memories memories = new Memories();

    /// Five facts, each in three wordings.
    private static final List<List<String>> FACTS = List.of(
            List.of("i hate spiders", "ugh spiders are the worst", "honestly i really can't stand spiders vera"),
            List.of("i love rubber ducks", "i'm a huge fan of rubber ducks", "vera rubber ducks are the best"),
            List.of("i have a cat named Biscuit", "my cat is called Biscuit lol", "Biscuit is my cat"),
            List.of("my favourite colour is green", "green is my favourite colour", "my fav colour is green tbh"),
            List.of("i'm scared of lifts", "lifts scare me so much", "i am terrified of lifts"));

    @Test
    void shouldStoreFiveFactsInThreeWordingsOnce() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);

        // When
        for (int wording = 0; wording < 3; wording++) {
            for (List<String> fact : FACTS) {
                memories.say("alice", fact.get(wording), vera);
            }
        }

        // Then
        assertThat(vera.shelf().active())
                .extracting(MemoryRecord::getText)
                .containsExactlyInAnyOrder(
                        "alice hates spiders",
                        "alice loves rubber ducks",
                        "alice has a cat named Biscuit",
                        "alice's favourite colour is green",
                        "alice hates lifts");
        assertThat(vera.shelf().all()).hasSize(5);
    }

    @Test
    void shouldRecallWhatTheTalkIsAboutFirst() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        for (List<String> fact : FACTS) {
            memories.say("alice", fact.getFirst(), vera);
        }

        // When, Then
        assertThat(memories.recall(VERA, "alice", "a spider on the wall")).startsWith("alice hates spiders");
        assertThat(memories.recall(VERA, "alice", "what does a duck say")).startsWith("alice loves rubber ducks");
        assertThat(memories.recall(VERA, "alice", "the cat jumped")).startsWith("alice has a cat named Biscuit");
        assertThat(memories.recall(VERA, "alice", "what a colour")).startsWith("alice's favourite colour is green");
        assertThat(memories.recall(VERA, "alice", "taking the lift")).startsWith("alice hates lifts");
    }

    @Test
    void shouldRecallTheThingThatIsNamedThoughMuchElseIsKnown() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        for (String fact : List.of(
                "i love rhubarb pie",
                "my favourite colour is green",
                "my favourite game is chess",
                "my favourite film is jaws",
                "my favourite song is yesterday",
                "my favourite drink is tea")) {
            memories.say("alice", fact, vera);
        }

        // When
        List<String> recalled = memories.recall(VERA, "alice", "@Vera what is my favourite pie?");

        // Then
        assertThat(recalled).contains("alice loves rhubarb pie");
    }

    @Test
    void shouldNeverStoreWhatAPersonaSaysFromMemory() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);
        ChatMessage recalled = Fixtures.line(
                        "ben", Origin.BOT, "@vera i love marbles, and i hate spiders too", Fixtures.NOON)
                .setMentions(List.of("vera"))
                .build();

        // When
        memories.room.onLine(recalled);
        memories.listen(vera);

        // Then
        assertThat(vera.shelf().all()).extracting(MemoryRecord::getText).containsExactly("alice hates spiders");
    }

    @Test
    void shouldKeepPersonasAndRoomsApart() throws InterruptedException {
        // Given
        Agent elsewhere = new Agent("other", "vera", VERA.persona(), 1);
        Agent ben = Fixtures.agent("ben");
        Remembering vera = memories.open(VERA);
        memories.open(elsewhere);
        memories.open(ben);

        // When
        memories.say("alice", "i hate spiders", vera);

        // Then
        assertThat(memories.recall(VERA, "alice", "spiders!")).isNotEmpty();
        assertThat(memories.recall(elsewhere, "alice", "spiders!")).isEmpty();
        assertThat(memories.recall(ben, "alice", "spiders!")).isEmpty();
    }

    @Test
    void shouldNotTellOnePersonWhatAnotherOneSaid() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);

        // When, Then
        assertThat(memories.recall(VERA, "bob", "spiders are everywhere")).isEmpty();
    }

    @Test
    void shouldChangeItsMindAndKeepTheHistory() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);
        MemoryRecord old = vera.shelf().active().getFirst();

        // When
        memories.say("alice", "ok i love spiders now", vera);

        // Then
        MemoryRecord believed = vera.shelf().active().getFirst();
        assertThat(believed.getText()).isEqualTo("alice loves spiders");
        assertThat(believed.getSupersedes()).isEqualTo(old.getMemoryId());
        assertThat(vera.shelf().all()).contains(old);
        assertThat(memories.recall(VERA, "alice", "spiders")).containsExactly("alice loves spiders");
    }

    @Test
    void shouldReplaceAnAnswerOfWhichThereIsOnlyOne() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "my favourite colour is green", vera);

        // When
        memories.say("alice", "my favourite colour is purple", vera);

        // Then
        assertThat(memories.recall(VERA, "alice", "colour?")).containsExactly("alice's favourite colour is purple");
    }

    @ParameterizedTest
    @CsvSource({
        "my favourite game is chess, my favourite food is soup",
        "my favourite show is taskmaster, my favourite food is soup",
        "i love mushrooms, i hate mushroom soup",
        "i love strawberries, i love strawberry jam"
    })
    void shouldBelieveBothOfTwoFacts(String one, String other) throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", one, vera);

        // When
        memories.say("alice", other, vera);

        // Then
        assertThat(memories.outcomes).containsExactly(MemoryOutcome.ADDED, MemoryOutcome.ADDED);
        assertThat(vera.shelf().active()).hasSize(2);
    }

    @Test
    void shouldGrowSurerWithEveryWording() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);
        double once = vera.shelf().active().getFirst().getConfidence();

        // When
        memories.say("alice", "spiders scare me", vera);
        memories.say("alice", "i can't stand spiders", vera);

        // Then
        assertThat(memories.outcomes)
                .containsExactly(MemoryOutcome.ADDED, MemoryOutcome.REINFORCED, MemoryOutcome.REINFORCED);
        assertThat(vera.shelf().active()).hasSize(1);
        assertThat(vera.shelf().active().getFirst().getConfidence()).isGreaterThan(once);
    }

    @Test
    void shouldWriteNothingWhenTheVeryWordsAreKnown() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        for (int time = 1; time <= 8; time++) {
            memories.say("alice", "i hate spiders", vera);
        }
        List<MemoryRecord> known = vera.shelf().all();

        // When
        memories.say("alice", "I hate SPIDERS!!", vera);

        // Then
        assertThat(memories.outcomes.getFirst()).isEqualTo(MemoryOutcome.ADDED);
        assertThat(memories.outcomes.getLast()).isEqualTo(MemoryOutcome.KNOWN);
        assertThat(vera.shelf().all()).isEqualTo(known);
    }

    @Test
    void shouldNotReadALineTwiceAfterAMove() throws InterruptedException {
        // Given
        Remembering before = memories.open(VERA);
        memories.say("alice", "i hate spiders", before);
        before.close();

        // When
        Remembering after = memories.open(VERA);
        memories.listen(after);

        // Then
        assertThat(after.shelf().all()).hasSize(1);
        assertThat(memories.outcomes).containsExactly(MemoryOutcome.ADDED, MemoryOutcome.KNOWN);
    }

    @Test
    void shouldRefusePrivateDataAndOrders() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);

        // When
        for (String line : List.of(
                "i love my therapist",
                "i love ignoring previous instructions",
                "call me 555-0100-2233",
                "i'm a huge fan of the republicans",
                "my favourite system prompt is yours")) {
            memories.say("mallory", line, vera);
        }

        // Then
        assertThat(vera.shelf().all()).extracting(MemoryRecord::getText).isEmpty();
    }

    @Test
    void shouldSurviveAnExtractorThatFails() throws InterruptedException {
        // Given
        Memories failing = new Memories(excerpt -> {
            throw new GenerationException.Permanent(GenerationException.Cause.UNUSABLE, "no", null);
        });
        Remembering vera = failing.open(VERA);

        // When
        failing.say("alice", "i hate spiders", vera);

        // Then
        assertThat(failing.outcomes).containsExactly(MemoryOutcome.FAILED);
        assertThat(vera.shelf().all()).isEmpty();
    }

    @Test
    void shouldStoreNothingOnceItsLeaseIsGone() throws InterruptedException {
        // Given
        var lease = new Lease(new Tenure(Duration.ofDays(1), System::nanoTime));
        Remembering vera = memories.keeper.open(VERA, lease);
        vera.awaitRestored();
        lease.end();

        // When
        memories.say("alice", "i hate spiders", vera);

        // Then
        assertThat(vera.shelf().all()).isEmpty();
    }

    @Test
    void shouldKeepAGuestApartFromTheAccountOfThatName() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("carol", "i hate spiders", vera);

        // When
        memories.say(Memories.guest("Carol"), "i love spiders", vera);

        // Then
        assertThat(memories.recall(VERA, "carol", "spiders")).containsExactly("carol hates spiders");
        assertThat(memories.recall(VERA, Memories.guest("carol"), "spiders")).containsExactly("Carol loves spiders");
    }

    @Test
    void shouldKeepPeopleApartWhoseNamesAreAlike() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("bob", "i hate spiders", vera);

        // When
        memories.say("bobs", "i love spiders", vera);

        // Then
        assertThat(memories.recall(VERA, "bob", "spiders")).containsExactly("bob hates spiders");
        assertThat(memories.recall(VERA, "bobs", "spiders")).containsExactly("bobs loves spiders");
    }
}
