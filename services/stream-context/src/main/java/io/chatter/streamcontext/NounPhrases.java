package io.chatter.streamcontext;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/// Finds what a sentence names, by the part-of-speech tagger of Apache OpenNLP and its English model (Universal
/// Dependencies EWT, tags UPOS). Used by one thread; all share the model.
final class NounPhrases {
    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.2-2.5.0.bin";
    private static final Set<String> NAMING = Set.of("NOUN", "PROPN");
    private static final String DESCRIBING = "ADJ";
    private static final int SHORTEST = 3;
    private static final int MOST_WORDS = 3;

    private final POSTaggerME tagger = new POSTaggerME(Loaded.MODEL);
    private final Set<String> stopWords;
    private final List<List<String>> known;

    /// @param stopWords that name nothing, whatever their part of speech
    /// @param known terms that are named whatever their parts of speech
    NounPhrases(Set<String> stopWords, Set<String> known) {
        this.stopWords = Set.copyOf(stopWords);
        this.known = known.stream()
                .map(term -> List.of(term.split(" ")))
                .sorted(Comparator.<List<String>>comparingInt(List::size).reversed())
                .toList();
    }

    /// With chatter's own stop words.
    static NounPhrases with(Lexicon lexicon) {
        Set<String> stopWords = new LinkedHashSet<>(Phrasebook.stopWords());
        stopWords.addAll(lexicon.ignored());
        return new NounPhrases(stopWords, lexicon.keywords());
    }

    /// Loaded when first used.
    private static final class Loaded {
        static final POSModel MODEL = load();

        private static POSModel load() {
            try (InputStream model = NounPhrases.class.getResourceAsStream(NounPhrases.MODEL)) {
                return new POSModel(model);
            } catch (IOException e) {
                throw new UncheckedIOException("the part-of-speech model cannot be read", e);
            }
        }
    }

    /// @param words of the phrase, the last one a noun unless the phrase is a known term
    /// @param nouns those of them that are nouns by themselves; none in a known term
    record Phrase(List<String> words, List<String> nouns) {
        Phrase {
            words = List.copyOf(words);
            nouns = List.copyOf(nouns);
        }

        String text() {
            return String.join(" ", words);
        }
    }

    /// Runs of adjectives and nouns that end in a noun, the last three words of each at most, in order. A word that
    /// is said again begins a new run.
    ///
    /// @param sentence in lower case, words parted by blanks
    List<Phrase> in(String sentence) {
        String[] words = sentence.strip().split(" +");
        String[] tags = tagger.tag(words);
        List<Phrase> phrases = new ArrayList<>();
        List<String> run = new ArrayList<>();
        List<String> nouns = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            List<String> term = termAt(words, i);
            if (!term.isEmpty()) {
                close(run, nouns, phrases);
                phrases.add(new Phrase(term, List.of()));
                i += term.size() - 1;
                continue;
            }
            boolean names = isContent(words[i]) && NAMING.contains(tags[i]);
            boolean describes = isContent(words[i]) && tags[i].equals(DESCRIBING);
            boolean repeated = !run.isEmpty() && run.getLast().equals(words[i]);
            if (repeated || !names && (!describes || !nouns.isEmpty())) {
                close(run, nouns, phrases);
            }
            if (names || describes) {
                run.add(words[i]);
            }
            if (names) {
                nouns.add(words[i]);
            }
        }
        close(run, nouns, phrases);
        return phrases;
    }

    /// The longest known term that begins there.
    private List<String> termAt(String[] words, int from) {
        List<String> rest = Arrays.asList(words).subList(from, words.length);
        return known.stream()
                .filter(term -> term.size() <= rest.size()
                        && rest.subList(0, term.size()).equals(term))
                .findFirst()
                .orElse(List.of());
    }

    private boolean isContent(String word) {
        return word.length() >= SHORTEST && !stopWords.contains(word) && Character.isLetter(word.charAt(0));
    }

    private static void close(List<String> run, List<String> nouns, List<Phrase> phrases) {
        if (!nouns.isEmpty()) {
            List<String> last = run.subList(Math.max(0, run.size() - MOST_WORDS), run.size());
            phrases.add(new Phrase(last, nouns.stream().filter(last::contains).toList()));
        }
        run.clear();
        nouns.clear();
    }
}
