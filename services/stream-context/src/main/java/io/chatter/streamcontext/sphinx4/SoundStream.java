package io.chatter.streamcontext.sphinx4;

import io.chatter.streamcontext.SoundChunk;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Sound as the stream of bytes that Sphinx-4 pulls, and where in time each byte belongs.
/// Thread-safe: one thread puts, another reads. Putting waits while too much is unread, so whoever
/// feeds notices that the recogniser is behind.
final class SoundStream extends InputStream {
    private static final long MOST_UNREAD = 2L * SoundChunk.RATE;
    private static final int ANCHORS = 64;

    private final Deque<byte[]> unread = new ArrayDeque<>();
    private final TreeMap<Long, Instant> anchors = new TreeMap<>();
    private byte[] current = new byte[0];
    private int position;
    private long waiting;
    private long put;
    private Instant expected = Instant.MIN;
    private boolean ended;
    private boolean wanted;

    synchronized void put(SoundChunk chunk) throws InterruptedException {
        while (waiting > MOST_UNREAD && !ended) {
            wait();
        }
        if (!chunk.at().equals(expected)) {
            anchors.put(put, chunk.at());
            if (anchors.size() > ANCHORS) {
                anchors.pollFirstEntry();
            }
        }
        expected = chunk.end();
        put += chunk.samples().length;
        byte[] bytes = littleEndian(chunk.samples());
        unread.addLast(bytes);
        waiting += bytes.length / 2;
        notifyAll();
    }

    /// @return whether all of it was read, and more is wanted
    synchronized boolean isReadWithin(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ended && !(wanted && unread.isEmpty())) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// When the sample was played that stands `millis` after the beginning of the stream.
    synchronized Instant at(long millis) {
        long sample = millis * SoundChunk.RATE / 1_000;
        Map.Entry<Long, Instant> anchor = anchors.floorEntry(sample);
        Map.Entry<Long, Instant> known = anchor == null ? anchors.firstEntry() : anchor;
        return known.getValue().plus(SoundChunk.lengthOf(Math.max(0, sample - known.getKey())));
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws InterruptedIOException {
        while (position == current.length) {
            if (!unread.isEmpty()) {
                current = unread.removeFirst();
                position = 0;
                waiting -= current.length / 2;
                notifyAll();
            } else if (ended) {
                return -1;
            } else {
                awaitSound();
            }
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, target, offset, count);
        position += count;
        return count;
    }

    private void awaitSound() throws InterruptedIOException {
        wanted = true;
        notifyAll();
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for sound");
        } finally {
            wanted = false;
        }
    }

    private static byte[] littleEndian(short[] samples) {
        byte[] bytes = new byte[samples.length * 2];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return bytes;
    }
}
