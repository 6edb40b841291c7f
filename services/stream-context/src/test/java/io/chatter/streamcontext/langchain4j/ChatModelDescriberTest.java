package io.chatter.streamcontext.langchain4j;

import static io.chatter.streamcontext.langchain4j.StubVision.completion;
import static io.chatter.streamcontext.langchain4j.StubVision.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.streamcontext.Frame;
import io.chatter.streamcontext.PictureDescriber;
import io.chatter.streamcontext.Pictures;
import io.chatter.streamcontext.Sight;
import io.chatter.streamcontext.VisionException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatModelDescriberTest {
    private static final Frame FRAME = Pictures.fields(1, 3);

    private StubVision server;

    @BeforeEach
    void start() throws IOException {
        server = new StubVision();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAskInThePublishedShape() throws Exception {
        // Given
        server.say("{\"description\":\"A knight on a bridge.\",\"tags\":[\"Knight\",\"bridge\"]}");

        // When
        Sight sight = describer().describe(FRAME);

        // Then
        assertThat(sight).isEqualTo(new Sight(FRAME.at(), "A knight on a bridge.", List.of("knight", "bridge")));
        JsonNode request = server.requests().getFirst();
        assertThat(request.path("model").asText()).isEqualTo("tiny-vision");
        assertThat(request.path("max_tokens").asInt()).isEqualTo(80);
        assertThat(request.at("/messages/0/role").asText()).isEqualTo("system");
        assertThat(request.at("/messages/1/content/0/type").asText()).isEqualTo("text");
        assertThat(request.at("/messages/1/content/1/type").asText()).isEqualTo("image_url");
        assertThat(request.at("/messages/1/content/1/image_url/detail").asText())
                .isEqualTo("low");
        assertThat(request.at("/messages/1/content/1/image_url/url").asText())
                .isEqualTo("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(FRAME.jpeg()));
        assertThat(server.authorizations()).containsExactly("Bearer a-secret");
    }

    @Test
    void shouldReadWhatSmallModelsWrite() throws Exception {
        reads("```json\n{\"description\": \"A map.\", \"tags\": \"Map, menu , \"}\n```", "A map.", "map", "menu");
        reads("Sure! {\"description\": \"A\\nmap\\tof\\u0000 a town\"} Anything else?", "A map of a town");
        reads("\n\nA dark corridor.\nIt is dark.", "A dark corridor.");
        reads(
                "{\"description\":\"many\",\"tags\":[\"a\",\"b\",\"c\",\"a\",\"\",3,null,\"d\",\"e\",\"f\",\"g\"]}",
                "many",
                "a",
                "b",
                "c",
                "3",
                "d",
                "e");
        server.say("{\"description\":\"" + "word ".repeat(500) + "\"}");
        assertThat(describer().describe(FRAME).description())
                .hasSizeLessThanOrEqualTo(200)
                .endsWith("word");
    }

    @Test
    void shouldSayWhatIsWrong() {
        fails("answered 400; check that chatter.vision.model takes pictures", 400, "{\"error\":{\"message\":\"no\"}}");
        fails("answered 401; check chatter.vision.api-key", 401, "{\"error\":{\"message\":\"a-secret is wrong\"}}");
        fails("answered 404; check chatter.vision.url and model", 404, "");
        fails("answered 429", 429, "{\"error\":{\"message\":\"slow down\"}}");
        fails("answered 500", 500, "<html>");
        fails("broken answer", 200, "<html>busy</html>");
        fails("the vision model", 200, "{\"choices\":[]}");
        fails("answered nothing", 200, completion(""));
        fails("is no JSON", 200, completion("{\"description\": }"));
        fails("has no description", 200, completion("{\"tags\":[\"a\"]}"));
        fails("has no description", 200, completion("{\"description\":\" \\u200b\"}"));
    }

    @Test
    void shouldAskOnceForEachFrame() {
        // When
        fails("answered 503", 503, "");

        // Then
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldKeepTheDeadlineAlsoWhileABodyTrickles() {
        server.answer((exchange, _) -> server.hold());
        assertThatThrownBy(() -> describer().describe(FRAME)).hasMessage("the vision model took too long");
        server.answer((exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write('{');
            body.flush();
            server.hold();
        });
        assertThatThrownBy(() -> describer().describe(FRAME))
                .isInstanceOf(VisionException.class)
                .hasMessage("the vision model took too long");
    }

    @Test
    void shouldSayWhoHangsUpAndWhoIsNotThere() {
        server.answer((exchange, _) -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.close();
        });
        assertThatThrownBy(() -> describer().describe(FRAME)).isInstanceOf(VisionException.class);
        server.close();
        assertThatThrownBy(() -> describer().describe(FRAME))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("cannot be reached");
    }

    private void reads(String content, String description, String... tags) throws InterruptedException {
        server.say(content);
        assertThat(describer().describe(FRAME)).isEqualTo(new Sight(FRAME.at(), description, List.of(tags)));
    }

    private void fails(String message, int status, String body) {
        server.answer((exchange, _) -> send(exchange, status, body));
        assertThatThrownBy(() -> describer().describe(FRAME))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("a-secret");
    }

    private PictureDescriber describer() {
        return ChatModelDescriber.connect(
                new VisionServer(server.address(), "a-secret", "tiny-vision", Duration.ofMillis(1_500), 80));
    }
}
