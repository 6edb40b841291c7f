package io.chatter.gateway;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.gateway.kafka.LogFixture;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A persona's memories over HTTP, as its card asks for them.
@QuarkusTest
@QuarkusTestResource(GatewayStack.class)
class PersonaMemoriesTest {

    /// After whatever other tests took away.
    private final Instant begin = Instant.now();

    private static final String NOVA = "mossybean";
    private static final String GOSSIP = "grandma-edith";
    private static final String OTHER = "zapgoblin";
    private static final String MEMORIES = "/api/rooms/demo/personas/" + NOVA + "/memories";

    LogFixture log;
    Tokens tokens;

    @Test
    void shouldTellWhatAPersonaRemembersNowAndNothingOfOthers() {
        // Given
        UUID old = remember(NOVA, MemoryType.PREFERENCE, "Ann likes tea", 1, null);
        remember(NOVA, MemoryType.PREFERENCE, "Ann does not like tea", 2, old);
        remember(NOVA, MemoryType.RELATIONSHIP, "Ben is good company", 3, null);
        UUID forgotten = remember(NOVA, MemoryType.LORE_EVENT, "the chicken fell", 4, null);
        log.remember("demo|" + NOVA, forgotten, null);
        UUID drift = remember(NOVA, MemoryType.PERSONA_DRIFT, "talkativeness 1.05", 5, null);
        remember(NOVA, MemoryType.PERSONA_DRIFT, "talkativeness 1.10", 6, drift);
        remember(OTHER, MemoryType.LORE_EVENT, "not for her to know", 7, null);

        // When
        JsonPath told = get(MEMORIES).then().statusCode(200).extract().jsonPath();

        // Then
        assertThat(told.getList("memories.text")).containsExactly("Ben is good company", "Ann does not like tea");
        assertThat(told.getList("memories.type")).containsExactly("relationship", "preference");
        assertThat(told.getFloat("drift.talkativeness")).isEqualTo(1.10f);
        assertThat(told.prettify()).as("whom they are about, as keys").doesNotContain("guest-");
    }

    @Test
    void shouldNotTellWhatCameOfALineThatWasTakenAway() {
        // Given
        UUID line = UUID.randomUUID();
        UUID kept = remember(GOSSIP, MemoryType.LORE_EVENT, "the boat sank", 1, null);
        UUID taken = remember(GOSSIP, MemoryType.LORE_EVENT, "something rude", 2, null, line);
        assertThat(idsOf(GOSSIP)).containsExactly(taken.toString(), kept.toString());

        // When
        given().auth()
                .oauth2(tokens.of("max", "moderator", "demo"))
                .delete("/api/rooms/demo/moderation/lines/" + line)
                .then()
                .statusCode(200);

        // Then
        assertThat(idsOf(GOSSIP)).containsExactly(kept.toString());
    }

    private static List<String> idsOf(String agent) {
        return get("/api/rooms/demo/personas/" + agent + "/memories").jsonPath().getList("memories.id", String.class);
    }

    @Test
    void shouldTellMemoriesOnlyToWhoMayReadTheRoom() {
        given().auth()
                .oauth2(tokens.of("max", "moderator", "another"))
                .get(MEMORIES)
                .then()
                .statusCode(403);
        get("/api/rooms/demo/personas/nobody/memories").then().statusCode(404);
        get("/api/rooms/nowhere/personas/" + NOVA + "/memories").then().statusCode(404);
    }

    private UUID remember(
            String agent, MemoryType type, String text, int second, @Nullable UUID supersedes, UUID... lines) {
        UUID id = UUID.randomUUID();
        Instant at = begin.plusSeconds(second);
        log.remember(
                "demo|" + agent,
                id,
                MemoryRecord.newBuilder()
                        .setMemoryId(id)
                        .setRoomId("demo")
                        .setAgent(agent)
                        .setType(type)
                        .setText(text)
                        .setOtherUser("guest-1")
                        .setSlot(text)
                        .setPolarity(Polarity.NEUTRAL)
                        .setConfidence(1)
                        .setImportance(0.5)
                        .setSupersedes(supersedes)
                        .setSourceMessageIds(List.of(lines))
                        .setCreatedAt(at)
                        .setUpdatedAt(at)
                        .build());
        return id;
    }
}
