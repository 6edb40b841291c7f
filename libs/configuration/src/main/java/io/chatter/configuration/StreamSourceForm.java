package io.chatter.configuration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.List;

/// A source as people write it: its kind, and the fields that this kind has.
final class StreamSourceForm extends StdDeserializer<StreamSource> {

    private static final long serialVersionUID = 1L;
    private static final int RTMP = 1935;
    private static final int SRT = 9710;

    StreamSourceForm() {
        super(StreamSource.class);
    }

    @Override
    public StreamSource deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode form = parser.readValueAsTree();
        String kind = form.path("kind").asText();
        String location = form.path("location").asText();
        String key = form.path("stream_key").asText();
        return switch (kind) {
            case "file" -> {
                allow(form, "location", "loop");
                yield new StreamSource.RecordedFile(location, form.path("loop").asBoolean());
            }
            case "rtmp" -> {
                allow(form, "port", "stream_key");
                yield new StreamSource.RtmpListener(form.path("port").asInt(RTMP), key);
            }
            case "srt" -> {
                allow(form, "port", "stream_key");
                yield new StreamSource.SrtListener(form.path("port").asInt(SRT), key);
            }
            case "hls", "url" -> {
                allow(form, "location");
                yield StreamSource.Address.parse(location);
            }
            case "device" -> {
                allow(form, "location");
                yield new StreamSource.Device(location);
            }
            case "none" -> {
                allow(form);
                yield new StreamSource.None();
            }
            default -> throw new IllegalArgumentException("source.kind '" + kind + "' does not exist");
        };
    }

    private static void allow(JsonNode form, String... fields) {
        List<String> known = List.of(fields);
        form.fieldNames().forEachRemaining(name -> {
            if (!name.equals("kind") && !known.contains(name)) {
                throw new IllegalArgumentException("source." + name + " does not belong to the kind "
                        + form.path("kind").asText()
                        + (known.isEmpty() ? ", which has no fields" : ", which has " + String.join(", ", known)));
            }
        });
    }
}
