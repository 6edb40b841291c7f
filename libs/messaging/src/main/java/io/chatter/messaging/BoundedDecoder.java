package io.chatter.messaging;

import java.nio.ByteBuffer;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/// A [ByteSource] as Avro's readers want it. Avro's own decoder makes room for whatever length a value claims to have:
/// ten bytes could ask for two gigabytes and end the process.
final class BoundedDecoder extends Decoder {

    private final ByteSource source;

    BoundedDecoder(ByteSource source) {
        this.source = source;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() {
        return source.readBoolean();
    }

    @Override
    public int readInt() {
        return source.readInt();
    }

    @Override
    public long readLong() {
        return source.readLong();
    }

    @Override
    public float readFloat() {
        return source.readFloat();
    }

    @Override
    public double readDouble() {
        return source.readDouble();
    }

    @Override
    public Utf8 readString(Utf8 old) {
        return new Utf8(source.readString());
    }

    @Override
    public String readString() {
        return source.readString();
    }

    @Override
    public void skipString() {
        source.skipBytes();
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) {
        return ByteBuffer.wrap(source.readBytes());
    }

    @Override
    public void skipBytes() {
        source.skipBytes();
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) {
        System.arraycopy(source.readBytes(length), 0, bytes, start, length);
    }

    @Override
    public void skipFixed(int length) {
        source.skip(length);
    }

    @Override
    public int readEnum() {
        return source.readInt();
    }

    @Override
    public long readArrayStart() {
        return source.readBlock();
    }

    @Override
    public long arrayNext() {
        return source.readBlock();
    }

    @Override
    public long skipArray() {
        return source.readBlock();
    }

    @Override
    public long readMapStart() {
        return source.readBlock();
    }

    @Override
    public long mapNext() {
        return source.readBlock();
    }

    @Override
    public long skipMap() {
        return source.readBlock();
    }

    @Override
    public int readIndex() {
        return source.readInt();
    }
}
