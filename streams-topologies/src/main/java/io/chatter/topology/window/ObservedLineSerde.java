package io.chatter.topology.window;

import io.chatter.schema.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// Journal entries as bytes: version, message id, time, origin, reply depth, then author, name and text
/// in UTF-8, the first two behind their length. The journal is nobody's contract, so it needs no
/// registry; whoever changes the layout raises the version of the topology, as for any change of a
/// store.
final class ObservedLineSerde {

    private static final byte VERSION = 1;
    private static final int FIXED = 1 + 2 * Long.BYTES + Long.BYTES + 1 + Short.BYTES + 2 * Integer.BYTES;
    private static final Origin[] ORIGINS = Origin.values();

    private ObservedLineSerde() {}

    static Serde<ObservedLine> create() {
        return Serdes.serdeFrom((topic, line) -> encode(line), (topic, bytes) -> decode(bytes));
    }

    private static byte[] encode(ObservedLine line) {
        byte[] author = line.author().getBytes(StandardCharsets.UTF_8);
        byte[] name = line.name().getBytes(StandardCharsets.UTF_8);
        byte[] text = line.text().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED + author.length + name.length + text.length)
                .put(VERSION)
                .putLong(line.id().getMostSignificantBits())
                .putLong(line.id().getLeastSignificantBits())
                .putLong(line.at())
                .put((byte) line.origin().ordinal())
                .putShort((short) Math.min(line.replyDepth(), Short.MAX_VALUE))
                .putInt(author.length)
                .put(author)
                .putInt(name.length)
                .put(name)
                .put(text)
                .array();
    }

    private static ObservedLine decode(byte[] bytes) {
        ByteBuffer entry = ByteBuffer.wrap(bytes);
        byte version = entry.get();
        if (version != VERSION) {
            throw new SerializationException("journal entry of version " + version + "; this code reads " + VERSION
                    + ": start it with the application id of its own topology version");
        }
        UUID id = new UUID(entry.getLong(), entry.getLong());
        long at = entry.getLong();
        Origin origin = ORIGINS[entry.get()];
        int depth = entry.getShort();
        String author = text(entry, entry.getInt());
        String name = text(entry, entry.getInt());
        return new ObservedLine(id, at, origin, author, name, depth, text(entry, entry.remaining()));
    }

    private static String text(ByteBuffer entry, int length) {
        String text = new String(entry.array(), entry.position(), length, StandardCharsets.UTF_8);
        entry.position(entry.position() + length);
        return text;
    }
}
