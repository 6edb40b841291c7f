package io.chatter.topology.trends;

import io.chatter.topology.trends.Interner.Name;
import org.jspecify.annotations.Nullable;

/// The terms of one room that a single line has said, which are most of them: a hash of 64 bits each and its line, some
/// 24 bytes. Two terms of a room with the same hash would be taken for one; with a million terms the odds are one
/// to 37 million. Open addressing with linear probing, and its deletion, as in D. Knuth, The Art of Computer
/// Programming 3, 6.4. Owned by one stream thread.
final class OnceSaid {

    private static final long EMPTY = 0;
    private static final int FEWEST = 16;

    /// The line that said a term.
    record Saying(TrendsPane pane, Name author, boolean human) {}

    private long[] hashes = new long[FEWEST];
    private Saying[] sayings = new Saying[FEWEST];
    private int size;

    /// @param hash of a term that is not here
    void put(long hash, Saying saying) {
        if (size >= hashes.length / 4 * 3) {
            resize(2 * hashes.length);
        }
        set(slotOf(key(hash)), key(hash), saying);
        size++;
    }

    boolean contains(long hash) {
        return hashes[slotOf(key(hash))] != EMPTY;
    }

    /// Takes a term out; null when it is not here.
    @Nullable
    Saying take(long hash) {
        int slot = slotOf(key(hash));
        if (hashes[slot] == EMPTY) {
            return null;
        }
        Saying saying = sayings[slot];
        remove(slot);
        return saying;
    }

    /// Takes a term out if a line of `pane` said it; null when none did.
    @Nullable
    Saying takeOf(long hash, TrendsPane pane) {
        int slot = slotOf(key(hash));
        return hashes[slot] != EMPTY && sayings[slot].pane() == pane ? take(hash) : null;
    }

    private static long key(long hash) {
        return hash == EMPTY ? 1 : hash;
    }

    /// Where a key is, or else where it would be.
    private int slotOf(long key) {
        int slot = home(key);
        while (hashes[slot] != EMPTY && hashes[slot] != key) {
            slot = next(slot);
        }
        return slot;
    }

    private int home(long key) {
        return (int) key & hashes.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & hashes.length - 1;
    }

    private void remove(int removed) {
        int hole = removed;
        for (int slot = next(hole); hashes[slot] != EMPTY; slot = next(slot)) {
            // What stands behind the hole moves into it, unless it is between its home and its place.
            int home = home(hashes[slot]);
            boolean stays = hole < slot ? home > hole && home <= slot : home > hole || home <= slot;
            if (!stays) {
                set(hole, hashes[slot], sayings[slot]);
                hole = slot;
            }
        }
        clear(hole);
        size--;
        if (hashes.length > FEWEST && size < hashes.length / 4) {
            resize(hashes.length / 2);
        }
    }

    private void set(int slot, long key, Saying saying) {
        hashes[slot] = key;
        sayings[slot] = saying;
    }

    @SuppressWarnings("NullAway") // an empty slot has nothing in it
    private void clear(int slot) {
        set(slot, EMPTY, null);
    }

    private void resize(int capacity) {
        long[] oldHashes = hashes;
        Saying[] oldSayings = sayings;
        hashes = new long[capacity];
        sayings = new Saying[capacity];
        for (int old = 0; old < oldHashes.length; old++) {
            if (oldHashes[old] != EMPTY) {
                set(slotOf(oldHashes[old]), oldHashes[old], oldSayings[old]);
            }
        }
    }
}
