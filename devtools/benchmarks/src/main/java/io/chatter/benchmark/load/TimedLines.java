package io.chatter.benchmark.load;

import io.chatter.messaging.MessageIds;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Lines of about 300 bytes on the wire that carry the time they were made: in the author's id, which nothing on
/// their way looks at. Processes of one machine read the same monotonic clock. Thread-safe.
public final class TimedLines {

    private static final String MARK = "\"author\":{\"id\":\"t-";
    private static final byte[] MARK_BYTES = MARK.getBytes(StandardCharsets.US_ASCII);

    /// Short enough never to be taken for pasted copies.
    private static final List<String> TEXTS = List.of(
            "no way he just did that",
            "that was so close tonight",
            "go left behind the fall",
            "best run of the week yet",
            "the music here is so good",
            "first time here, love it",
            "how did she see that one");

    private static final int RADIX = 16;

    private TimedLines() {}

    /// A line for chat.ingest, made now.
    public static ChatMessage line(String room, Origin origin) {
        return builder(room, origin).build();
    }

    /// A line for chat.firehose, made now.
    public static ChatMessage judged(String room) {
        return builder(room, Origin.BOT)
                .setBroadcastAt(Instant.now())
                .setModeration(new Moderation(ModerationAction.ALLOWED, List.of()))
                .build();
    }

    /// The event that a gateway makes of a line, as nearly as the floor needs it.
    public static String event(long offset) {
        long millis = System.currentTimeMillis();
        return "{\"type\":\"message\",\"cursor\":\"0:" + offset + "\",\"message_id\":\"" + new UUID(offset, millis)
                + "\","
                + MARK + Long.toHexString(System.nanoTime())
                + "\",\"display_name\":\"Gus\",\"color\":\"#3f8fd2\",\"badges\":[\"bot\"]},\"origin\":\"BOT\",\"text\":\""
                + TEXTS.get((int) (offset % TEXTS.size())) + "\",\"mentions\":[],\"sent_at\":" + millis
                + ",\"broadcast_at\":" + millis + ",\"flags\":[],\"redacted\":false}";
    }

    /// Adds the age of each line in a frame.
    public static void readAges(byte[] frame, int length, long now, Latencies ages) {
        for (int i = 0; i + MARK_BYTES.length < length; i++) {
            if (startsAt(frame, i)) {
                i += MARK_BYTES.length;
                long nanos = 0;
                for (int digit = Character.digit(frame[i], RADIX);
                        digit >= 0;
                        digit = Character.digit(frame[i], RADIX)) {
                    nanos = nanos << 4 | digit;
                    i++;
                }
                ages.add(now - nanos);
            }
        }
    }

    private static boolean startsAt(byte[] frame, int start) {
        for (int i = 0; i < MARK_BYTES.length; i++) {
            if (frame[start + i] != MARK_BYTES[i]) {
                return false;
            }
        }
        return true;
    }

    private static ChatMessage.Builder builder(String room, Origin origin) {
        UUID id = MessageIds.next(Clock.systemUTC());
        return ChatMessage.newBuilder()
                .setMessageId(id)
                .setRoomId(room)
                .setAuthor(new Author("t-" + Long.toHexString(System.nanoTime()), "Gus", "#3f8fd2", List.of("bot")))
                .setOrigin(origin)
                .setText(TEXTS.get(Math.floorMod(id.hashCode(), TEXTS.size())))
                .setSentAt(Instant.now());
    }
}
