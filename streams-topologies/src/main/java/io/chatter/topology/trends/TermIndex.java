package io.chatter.topology.trends;

import java.util.Arrays;

/// Numbers terms, by their hashes, from 0 in the order in which they come. Open addressing with linear probing, as in
/// D. Knuth, The Art of Computer Programming 3, 6.4. Owned by one stream thread.
final class TermIndex {

    private static final int FEWEST = 16;

    /// One more than the number of the term that is there; 0 for none.
    private int[] slots = new int[FEWEST];

    private long[] hashes = new long[FEWEST / 2];
    private int mask = FEWEST - 1;
    private int size;

    /// Forgets all terms and makes room for some.
    void begin(int expected) {
        int capacity = FEWEST;
        while (capacity < 2 * expected) {
            capacity *= 2;
        }
        if (capacity > slots.length) {
            slots = new int[capacity];
            hashes = new long[capacity / 2];
        } else {
            Arrays.fill(slots, 0, capacity, 0);
        }
        mask = capacity - 1;
        size = 0;
    }

    /// The number of a term, the next one if it is new.
    int of(long hash) {
        int slot = slotOf(hash);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (2 * size > mask) {
            grow();
            slot = slotOf(hash);
        }
        hashes[size] = hash;
        slots[slot] = ++size;
        return size - 1;
    }

    /// The number of a term; -1 if it is not here.
    int find(long hash) {
        return slots[slotOf(hash)] - 1;
    }

    long hash(int number) {
        return hashes[number];
    }

    int size() {
        return size;
    }

    /// Where a term is, or else where it would be.
    private int slotOf(long hash) {
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && hashes[slots[slot] - 1] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] wider = new int[2 * (mask + 1)];
        mask = wider.length - 1;
        slots = wider;
        hashes = Arrays.copyOf(hashes, Math.max(hashes.length, wider.length / 2));
        for (int number = 0; number < size; number++) {
            slots[slotOf(hashes[number])] = number + 1;
        }
    }
}
