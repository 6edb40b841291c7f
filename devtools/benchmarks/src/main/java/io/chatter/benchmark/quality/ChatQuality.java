package io.chatter.benchmark.quality;

import io.chatter.benchmark.Benchmark;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Persona;
import io.chatter.persona.memory.CharacterNgrams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets all authored personas write 2,000 lines with the house model on the held script, and measures the lines. Where
/// `CHATTER_LLM_*` names a real model, it writes 400 of them too, beside the house model's first 400: variety falls
/// with the number of lines. Personas come from the folder that `CHATTER_CONFIGS` names, `configs` by default.
public final class ChatQuality implements Benchmark {

    private static final int LINES = 2_000;
    private static final int COMPARED = 400;
    private static final String SCRIPT = "held";
    private static final long SEED = 1;
    private static final int NEIGHBOURS = 20;

    @Override
    public String name() {
        return "chat-quality";
    }

    @Override
    public String summary() {
        return "how the house model reads: variety, identity, relevance, time a line; beside a real one if configured";
    }

    @Override
    public BenchmarkReport run() throws InterruptedException {
        return run(System.getenv(), LINES, COMPARED);
    }

    static BenchmarkReport run(Map<String, String> environment, int lines, int compared) throws InterruptedException {
        ChatterConfiguration configuration = configuration(environment);
        List<Persona> personas = personas(configuration);
        Optional<ConfiguredModel> real = ConfiguredModel.in(environment, configuration.prompts());
        List<Sample> samples = new ChatRun(personas, SEED).lines(SceneScript.load(SCRIPT), lines);
        BenchmarkReport house =
                report(personas.size(), samples, new MemoryRun(personas, SEED).of(SceneScript.load("regulars")));
        if (real.isEmpty()) {
            return house;
        }
        List<Figure> figures = new ArrayList<>(house.figures());
        figures.addAll(compared("house", samples.subList(0, compared)));
        figures.addAll(compared(personas, real.get(), compared));
        return new BenchmarkReport(house.benchmark(), figures, house.notes());
    }

    private static List<Figure> compared(List<Persona> personas, ConfiguredModel model, int lines)
            throws InterruptedException {
        ChatRun run = new ChatRun(
                personas,
                turn -> model.generator()
                        .generate(turn, ConfiguredModel.DEADLINE)
                        .text(),
                SEED);
        List<Figure> figures = new ArrayList<>(compared(model.name(), run.lines(SceneScript.load(SCRIPT), lines)));
        figures.add(Figure.of(model.name() + ", turns without a line", 100 * run.silence(lines), "%"));
        return figures;
    }

    private static List<Figure> compared(String model, List<Sample> samples) {
        Diversity diversity = new Diversity(samples.stream().map(Sample::text).toList());
        Relevance relevance = Relevance.of(samples, SEED);
        String name = model + ", " + samples.size() + " lines, ";
        return List.of(
                Figure.of(name + "distinct-2", diversity.distinct(2), ""),
                Figure.of(name + "self-bleu-4", diversity.selfBleu(), ""),
                Figure.of(name + "exact duplicates", 100 * diversity.exactDuplicates(), "%"),
                Figure.of(name + "4-gram reuse", 100 * diversity.reuse(), "%"),
                Figure.of(name + "persona identification", PersonaIdentification.accuracy(samples, SEED), ""),
                Figure.of(name + "relevance", relevance.own(), ""),
                Figure.of(name + "relevance, shuffled scene", relevance.shuffled(), ""),
                Figure.of(name + "p95 a line", percentile(samples, 0.95).toNanos() / 1e6, "ms"));
    }

    private static ChatterConfiguration configuration(Map<String, String> environment) {
        return ChatterConfiguration.load(Path.of(environment.getOrDefault("CHATTER_CONFIGS", "configs")));
    }

    static List<Persona> personas() {
        return personas(configuration(System.getenv()));
    }

    private static List<Persona> personas(ChatterConfiguration configuration) {
        return configuration.personas().values().stream()
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
                Figure.of("persona identification, by chance", 1.0 / personas, ""),
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
