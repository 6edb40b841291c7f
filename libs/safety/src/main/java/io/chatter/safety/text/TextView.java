package io.chatter.safety.text;

import java.util.Arrays;
import java.util.BitSet;

/// Folded characters of a text (see [LetterFolding]), each with the part of the text it was made from.
/// Immutable. A character that repeats more than [#LONGEST_STRETCH] times in a row stands that often only.
public final class TextView {
    static final int LONGEST_STRETCH = 8;

    private final char[] characters;
    private final int[] starts;
    private final int[] ends;
    private final BitSet joins;

    private TextView(char[] characters, int[] starts, int[] ends, BitSet joins) {
        this.characters = characters;
        this.starts = starts;
        this.ends = ends;
        this.joins = joins;
    }

    public int length() {
        return characters.length;
    }

    public char at(int index) {
        return characters[index];
    }

    /// Index in the text as written of the first unit that the character at `index` was made from.
    public int start(int index) {
        return starts[index];
    }

    /// Index in the text as written after the last unit that the character at `index` was made from.
    public int end(int index) {
        return ends[index];
    }

    /// True when the character at `index` moved next to the one before it because a separator was taken out.
    public boolean isJoined(int index) {
        return joins.get(index);
    }

    /// True when a separator was taken out between two of the characters from `from` to `to` (inclusive).
    public boolean joinsWithin(int from, int to) {
        int next = joins.nextSetBit(from + 1);
        return next >= 0 && next <= to;
    }

    /// True when a letter of a term may stand there: a letter, of this or another script.
    public boolean isLetter(int index) {
        return isLetter(characters[index]);
    }

    static boolean isLetter(char folded) {
        return (folded >= 'a' && folded <= 'z') || folded == LetterFolding.OTHER;
    }

    public boolean isDigit(int index) {
        return isDigit(characters[index]);
    }

    static boolean isDigit(char folded) {
        return folded >= '0' && folded <= '9';
    }

    @Override
    public String toString() {
        return new String(characters);
    }

    /// Takes characters in order of the view. Not thread-safe.
    static final class Builder {
        private final char[] characters;
        private final int[] starts;
        private final int[] ends;
        private final BitSet joins = new BitSet(0);
        private int length;
        private int stretch;

        Builder(int capacity) {
            characters = new char[capacity];
            starts = new int[capacity];
            ends = new int[capacity];
        }

        void add(char folded, int start, int end) {
            stretch = length > 0 && characters[length - 1] == folded ? stretch + 1 : 1;
            if (stretch > LONGEST_STRETCH) {
                ends[length - 1] = Math.max(ends[length - 1], end);
                starts[length - 1] = Math.min(starts[length - 1], start);
                return;
            }
            characters[length] = folded;
            starts[length] = start;
            ends[length] = end;
            length++;
        }

        void addJoined(char folded, int start, int end) {
            joins.set(length);
            add(folded, start, end);
        }

        TextView build() {
            return new TextView(
                    Arrays.copyOf(characters, length),
                    Arrays.copyOf(starts, length),
                    Arrays.copyOf(ends, length),
                    joins);
        }
    }
}
