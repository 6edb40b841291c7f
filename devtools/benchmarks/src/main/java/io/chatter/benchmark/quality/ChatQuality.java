package io.chatter.benchmark.quality;

import io.chatter.benchmark.Benchmark;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Persona;
import io.chatter.persona.memory.CharacterNgrams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// Lets all authored personas write 2,000 lines with the house model on the held script, and measures the lines.
/// Personas
/// come from the folder that `CHATTER_CONFIGS` names, `configs` by default.
public final class ChatQuality implements Benchmark {

    private static final int LINES = 2_000;
    private static final long SEED = 1;
    private static final int NEIGHBOURS = 20;

    @Override
    public String name() {
        return "chat-quality";
    }

    @Override
    public String summary() {
        return "how the house model reads: variety, identity, relevance, time a line";
    }

    @Override
    public BenchmarkReport run() throws InterruptedException {
        List<Persona> personas = personas();
        List<Sample> samples = new ChatRun(personas, SEED).lines(SceneScript.load("held"), LINES);
        return report(personas.size(), samples, new MemoryRun(personas, SEED).of(SceneScript.load("regulars")));
    }

    static List<Persona> personas() {
        String configs = System.getenv().getOrDefault("CHATTER_CONFIGS", "configs");
        return ChatterConfiguration.load(Path.of(configs)).personas().values().stream()
                .sorted(Comparator.comparing(Persona::id))
                .toList();
    }

    static BenchmarkReport report(int personas, List<Sample> samples, MemoryUse memory) {
        Diversity diversity = new Diversity(samples.stream().map(Sample::text).toList());
        Relevance relevance = Relevance.of(samples, SEED);
        Recall recall = Recall.of(new CharacterNgrams());
        List<Figure> figures = List.of(
                Figure.atLeast(0.45, "distinct-2", diversity.distinct(2), ""),
                Figure.atMost(0.40, "self-bleu-4", diversity.selfBleu(), ""),
                Figure.atMost(2, "exact duplicates", 100 * diversity.exactDuplicates(), "%"),
                Figure.of("4-gram reuse", 100 * diversity.reuse(), "%"),
                Figure.atLeast(0.60, "persona identification", PersonaIdentification.accuracy(samples, SEED), ""),
                Figure.atLeast(0.50, "relevance", relevance.own(), ""),
                Figure.of("relevance, shuffled scene", relevance.shuffled(), ""),
                Figure.atLeast(2, "relevance over shuffled", relevance.ratio(), "times"),
                Figure.of("similarity to the last 20 lines", diversity.similarityToLast(NEIGHBOURS), ""),
                Figure.of("right memory first, same words", 100 * recall.byWords(), "%"),
                Figure.of("right memory first, same meaning", 100 * recall.byMeaning(), "%"),
                Figure.of("memory use, of answers that could", 100 * memory.rate(), "%"),
                Figure.of("contradictions, of answers that used one", 100 * memory.contradictions(), "%"),
                Figure.atMost(60, "p95 a line", percentile(samples, 0.95).toNanos() / 1e6, "ms"));
        return new BenchmarkReport("chat-quality", figures, notes(personas, samples.size()));
    }

    private static List<String> notes(int personas, int lines) {
        return List.of(
                personas + " personas, " + lines + " lines, seed " + SEED
                        + ", held script: grammars were tuned on another one",
                "identification: naive Bayes over character 3-grams, a fifth of the lines held out, one line at a time",
                "memory: three rounds of another script, six answers to each person's line, memory as in a worker",
                "relevance: share of lines that hold a word of meaning of what triggered them");
    }

    private static Duration percentile(List<Sample> samples, double share) {
        List<Duration> sorted = samples.stream().map(Sample::took).sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}
