package io.chatter.safety.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The automaton of Aho and Corasick ("Efficient string matching", 1975) over the classes of [Spelling], with all
/// transitions written out, so that one step is one array access. Immutable.
final class Automaton {
    static final int ROOT = 0;
    private static final int ABSENT = -1;

    private final int[] next;
    /// Words that end in a state, those of its suffixes included.
    private final int[][] wordsOf;

    /// @param words each a sequence of classes; equal words are all reported
    Automaton(List<int[]> words) {
        List<int[]> trie = new ArrayList<>();
        List<List<Integer>> ending = new ArrayList<>();
        addState(trie, ending);
        for (int word = 0; word < words.size(); word++) {
            int state = ROOT;
            for (int code : words.get(word)) {
                if (trie.get(state)[code] == ABSENT) {
                    trie.get(state)[code] = addState(trie, ending);
                }
                state = trie.get(state)[code];
            }
            ending.get(state).add(word);
        }
        linkSuffixes(trie, ending);
        this.next = flatten(trie);
        this.wordsOf = ending.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    int step(int state, int code) {
        return next[state * Spelling.CODES + code];
    }

    int[] wordsEndingIn(int state) {
        return wordsOf[state];
    }

    private static int addState(List<int[]> trie, List<List<Integer>> ending) {
        int[] transitions = new int[Spelling.CODES];
        Arrays.fill(transitions, ABSENT);
        trie.add(transitions);
        ending.add(new ArrayList<>());
        return trie.size() - 1;
    }

    /// Breadth first: when a state is reached, its suffix is complete already.
    private static void linkSuffixes(List<int[]> trie, List<List<Integer>> ending) {
        int[] suffix = new int[trie.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(ROOT));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] transitions = trie.get(state);
            for (int code = 0; code < Spelling.CODES; code++) {
                int fallback = state == ROOT ? ROOT : trie.get(suffix[state])[code];
                int child = transitions[code];
                if (child == ABSENT) {
                    transitions[code] = fallback;
                } else {
                    suffix[child] = fallback;
                    ending.get(child).addAll(ending.get(fallback));
                    queue.add(child);
                }
            }
        }
    }

    private static int[] flatten(List<int[]> trie) {
        int[] flat = new int[trie.size() * Spelling.CODES];
        for (int state = 0; state < trie.size(); state++) {
            System.arraycopy(trie.get(state), 0, flat, state * Spelling.CODES, Spelling.CODES);
        }
        return flat;
    }
}
