package io.chatter.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.chatter.gateway.ClientFrame;
import io.chatter.gateway.ModerationRefusal;
import io.chatter.gateway.RejectionCode;
import io.chatter.gateway.Role;
import io.chatter.gateway.ServerEvent;
import io.chatter.schema.Origin;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.TermKind;
import io.chatter.schema.Trigger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the socket's part of the published AsyncAPI document to the gateway's own types: what is sent is what is
/// described, nothing more is described, and what clients may send is understood.
class SocketContractTest {

    private static final Path DOCUMENT = Path.of("../../schemas/src/main/asyncapi/chatter.yaml");
    private static final Path PAGE_TYPES = Path.of("../web-ui/src/main/web/net/protocol.ts");
    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode components;

    @BeforeAll
    static void read() throws IOException {
        components = new YAMLMapper().readTree(DOCUMENT.toFile()).get("components");
    }

    static Stream<ServerEvent> events() {
        return SampleEvents.all();
    }

    static Stream<String> clientFrames() {
        return Stream.of(
                "{'type':'join','room':'demo'}",
                "{'type':'join','room':'demo','name':'ann','ticket':'t','cursor':'3:7','history':10,'format':'text'}",
                "{'type':'say','nonce':'n','text':'hi'}",
                "{'type':'say','nonce':'n','text':'hi','reply_to':'01934d3c-5e00-7000-8000-000000000001'}",
                "{'type':'ping','nonce':'n'}",
                "{'type':'moderate','nonce':'n','action':'timeout','author_id':'bob','duration_ms':600000,'reason':'rude'}",
                "{'type':'moderate','nonce':'n','action':'delete','message_id':'01934d3c-5e00-7000-8000-000000000001'}",
                "{'type':'moderate','nonce':'n','action':'modes','modes':{'slow':30,'emote_only':true}}",
                "{'type':'moderate','nonce':'n','action':'shield','up':true}",
                "{'type':'moderate','nonce':'n','action':'clear'}");
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldSendWhatIsDescribed(ServerEvent event) throws IOException {
        // Given
        byte[] sent = new ServerEventJson().encode(event);

        // Then
        assertThat(schema("ServerEvent").validate(JSON.readTree(sent)))
                .as(new String(sent, StandardCharsets.UTF_8))
                .isEmpty();
    }

    @Test
    void shouldDescribeEveryEventAndNoOther() {
        // Given
        Set<Class<?>> sampled = SampleEvents.all().map(Object::getClass).collect(Collectors.toSet());

        // Then
        assertThat(sampled).containsExactlyInAnyOrder(ServerEvent.class.getPermittedSubclasses());
        assertThat(described("/schemas/ServerEvent/oneOf"))
                .containsExactlyInAnyOrderElementsOf(SampleEvents.all()
                        .map(SocketContractTest::typeOf)
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("clientFrames")
    void shouldUnderstandWhatClientsMaySend(String quoted) throws IOException, MalformedFrameException {
        // Given
        String frame = quoted.replace('\'', '"');

        // Then
        assertThat(schema("ClientFrame").validate(JSON.readTree(frame))).isEmpty();
        assertThat(new ClientFrameJson().read(frame)).isInstanceOf(ClientFrame.class);
    }

    @Test
    void shouldDescribeEveryFrameThatClientsMaySend() {
        // Given
        Set<String> sampled = clientFrames().map(frame -> frame.split("'")[3]).collect(Collectors.toSet());

        // Then
        assertThat(described("/messages/clientFrame/payload/oneOf")).containsExactlyInAnyOrderElementsOf(sampled);
        assertThat(sampled)
                .hasSameSizeAs(Arrays.stream(ClientFrame.class.getPermittedSubclasses())
                        .filter(ClientFrame.class::isAssignableFrom)
                        .toList());
    }

    @Test
    void shouldGiveThePageItsTypes() throws IOException {
        // When
        String types = new WireTypes(components).file();
        if (Boolean.getBoolean("chatter.docs.write")) {
            Files.writeString(PAGE_TYPES, types);
        }

        // Then
        assertThat(PAGE_TYPES)
                .as("the page's wire types; write them anew with -Dchatter.docs.write=true")
                .content()
                .isEqualTo(types);
    }

    @Test
    void shouldNameEveryKindThatTheLogKnows() {
        assertThat(symbols("Origin")).isEqualTo(names(Origin.values()));
        assertThat(symbols("Trigger")).isEqualTo(names(Trigger.values()));
        assertThat(symbols("TermKind")).isEqualTo(names(TermKind.values()));
        assertThat(symbols("StreamEventType")).isEqualTo(names(StreamEventType.values()));
    }

    @Test
    void shouldNameEveryCodeOfARefusal() {
        assertThat(symbols("RejectionCode"))
                .isEqualTo(Arrays.stream(RejectionCode.values())
                        .map(RejectionCode::wireName)
                        .toList());
        assertThat(symbols("RefusalCode"))
                .isEqualTo(Arrays.stream(ModerationRefusal.values())
                        .map(ModerationRefusal::wireName)
                        .toList());
        assertThat(symbols("Role"))
                .isEqualTo(Arrays.stream(Role.values()).map(Role::wireName).toList());
    }

    private static List<String> symbols(String schema) {
        return components
                .at("/schemas/" + schema + "/enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /// The `type` of each alternative.
    private static List<String> described(String alternatives) {
        return components
                .at(alternatives)
                .valueStream()
                .map(reference -> reference.get("$ref").asText().replace("#/components", ""))
                .map(schema -> components.at(schema + "/properties/type/const").asText())
                .toList();
    }

    private static String typeOf(ServerEvent event) {
        try {
            return JSON.readTree(new ServerEventJson().encode(event))
                    .get("type")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException("the gateway writes JSON", e);
        }
    }

    private static JsonSchema schema(String name) {
        ObjectNode document = JSON.createObjectNode();
        document.set("components", components);
        if (name.equals("ClientFrame")) {
            document.set("oneOf", components.at("/messages/clientFrame/payload/oneOf"));
        } else {
            document.put("$ref", "#/components/schemas/" + name);
        }
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);
    }
}
