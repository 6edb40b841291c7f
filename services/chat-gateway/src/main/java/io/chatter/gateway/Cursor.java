package io.chatter.gateway;

/// A place in the firehose, as clients carry it: `<partition>:<offset>`.
///
/// @param partition partition of the room, 0 or more
/// @param offset offset of the last line seen; -1 before the first
public record Cursor(int partition, long offset) {

    public Cursor {
        if (partition < 0 || offset < -1) {
            throw new IllegalArgumentException("a cursor is <partition>:<offset>, not " + partition + ":" + offset);
        }
    }

    /// @throws IllegalArgumentException when `text` is no cursor
    public static Cursor parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a cursor is <partition>:<offset>, not " + text);
        }
        return new Cursor(Integer.parseInt(text, 0, colon, 10), Long.parseLong(text, colon + 1, text.length(), 10));
    }

    public Cursor at(long otherOffset) {
        return new Cursor(partition, otherOffset);
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
