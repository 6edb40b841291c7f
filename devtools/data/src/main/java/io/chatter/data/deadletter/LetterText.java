package io.chatter.data.deadletter;

import io.chatter.data.log.LogAddress;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroDeserializer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// What a letter's value is, for people: the record where it is one, else why not and how its bytes
/// begin. Thread-safe.
public final class LetterText {

    private static final int SHOWN_BYTES = 256;

    private final SpecificAvroDeserializer<SpecificRecord> values = new SpecificAvroDeserializer<>();

    public LetterText(LogAddress address) {
        values.configure(Map.of(RegistryConfig.ADDRESS, address.registry().toString()), false);
    }

    public String of(DeadLetter letter) {
        byte @Nullable [] value = letter.record().value();
        if (value == null) {
            return "none (a tombstone)";
        }
        try {
            return String.valueOf(values.deserialize(letter.origin(), value));
        } catch (SchemaException e) {
            int shown = Math.min(SHOWN_BYTES, value.length);
            return "not decoded: " + e.getMessage() + System.lineSeparator() + "  " + value.length + " bytes, hex "
                    + HexFormat.of().formatHex(value, 0, shown) + (shown < value.length ? "…" : "")
                    + System.lineSeparator() + "  as text "
                    + new String(value, 0, shown, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", ".");
        }
    }
}
