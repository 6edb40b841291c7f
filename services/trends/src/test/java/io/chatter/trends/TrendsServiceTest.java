package io.chatter.trends;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.chatter.schema.Author;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The service on a real broker: windows come out, poison goes aside, the last window can be asked for.
@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
class TrendsServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TestPlatform platform;

    @Test
    void shouldEmitWindowsPastAPoisonRecordAndAnswerForTheLastOne() {
        // Given
        String firehose = TopicCatalogue.CHAT_FIREHOSE.name();
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").then().statusCode(200));
        Instant start = Instant.now().minusSeconds(120);

        // When
        platform.send(TopicCatalogue.CHAT_FIREHOSE, "attic", line("ana", "clean parry", start));
        platform.sendRaw(firehose, "attic", "not avro".getBytes(StandardCharsets.UTF_8));
        platform.send(TopicCatalogue.CHAT_FIREHOSE, "attic", line("ben", "parry again", start.plusSeconds(1)));
        platform.send(TopicCatalogue.CHAT_FIREHOSE, "attic", line("ana", "onwards", start.plusSeconds(20)));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(platform.values(TopicCatalogue.CHAT_TRENDS, TrendsSnapshot.class))
                        .anySatisfy(snapshot -> {
                            assertThat(snapshot.getMessageCount()).isEqualTo(2);
                            assertThat(snapshot.getTrends().getFirst().getTerm())
                                    .isEqualTo("parry");
                        }));
        assertThat(platform.values(TopicCatalogue.CHAT_BOT_DENSITY, BotDensity.class))
                .anySatisfy(density -> assertThat(density.getHumanCount()).isEqualTo(2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(platform.read(TopicCatalogue.CHAT_FIREHOSE.deadLetterTopic()))
                        .singleElement()
                        .satisfies(dead -> assertThat(new String(dead.value(), StandardCharsets.UTF_8))
                                .isEqualTo("not avro")));
        get("/api/trends/attic").then().statusCode(200).body("room_id", equalTo("attic"));
        get("/api/density/nowhere").then().statusCode(404);
        get("/topology").then().statusCode(200).body(containsString("line-journal-store"));
    }

    private static ChatMessage line(String author, String text, Instant at) {
        return ChatMessage.newBuilder()
                .setMessageId(UUID.randomUUID())
                .setRoomId("attic")
                .setAuthor(new Author(author, author, "#ffffff", List.of()))
                .setOrigin(Origin.HUMAN)
                .setText(text)
                .setSentAt(at)
                .setBroadcastAt(at)
                .build();
    }
}
