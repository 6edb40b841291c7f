package io.chatter.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network that keeps what is written and can be told to stall.
final class FakeWire implements Wire {

    final List<String> written = new ArrayList<>();
    boolean writable = true;

    @Nullable
    CloseReason closed;

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public void write(Frame frame) {
        ByteBuffer message = frame.textMessage();
        ByteBuffer array = message.slice(message.limit() - frame.size(), frame.size());
        written.add(StandardCharsets.UTF_8.decode(array).toString());
    }

    @Override
    public void close(CloseReason reason) {
        closed = reason;
    }
}
