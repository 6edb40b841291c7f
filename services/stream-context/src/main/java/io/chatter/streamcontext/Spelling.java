package io.chatter.streamcontext;

import java.util.ArrayList;
import java.util.List;

/// Makes the words of plain text of what an engine timed, which may be parts of words or several words at once, and be
/// written with signs: `[" mon", "key."]` spells "monkey". Used once, by one thread.
public final class Spelling {
    private final List<Word> pieces;
    private int next;
    private int used;

    /// @param timed in order of speech, as the engine writes
    public Spelling(List<Word> timed) {
        this.pieces = timed.stream()
                .map(piece -> new Word(
                        piece.start(), piece.end(), PlainWords.of(piece.text()).replace(" ", ""), piece.confidence()))
                .filter(piece -> !piece.text().isEmpty())
                .toList();
    }

    /// The words of `text`, which was said behind the text asked for before it. None when it is spelled otherwise; then
    /// there are none behind it, either.
    ///
    /// @param text lower-case words separated by single blanks
    public List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            List<Word> made = pieces(word);
            if (made.isEmpty()) {
                next = pieces.size();
                return List.of();
            }
            words.add(joined(word, made));
        }
        return words;
    }

    private List<Word> pieces(String word) {
        List<Word> made = new ArrayList<>();
        int from = 0;
        while (from < word.length() && next < pieces.size()) {
            Word piece = pieces.get(next);
            int length = Math.min(word.length() - from, piece.text().length() - used);
            if (!word.regionMatches(from, piece.text(), used, length)) {
                return List.of();
            }
            made.add(piece);
            from += length;
            used += length;
            if (used == piece.text().length()) {
                next++;
                used = 0;
            }
        }
        return from == word.length() ? made : List.of();
    }

    private static Word joined(String word, List<Word> pieces) {
        double confidence =
                pieces.stream().mapToDouble(Word::confidence).average().orElse(0);
        return Word.told(pieces.getFirst().start(), pieces.getLast().end(), word, confidence);
    }
}
