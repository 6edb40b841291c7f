package io.chatter.benchmark.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How much a chat repeats itself. Words are runs of letters and digits, lower case.
final class Diversity {

    private static final int BLEU_ORDER = 4;
    private static final int BLEU_SAMPLE = 500;
    /// Stands for a count of zero, as in method 1 of Chen and Cherry (2014).
    private static final double SMOOTHING = 0.1;

    private final List<List<String>> lines;

    Diversity(List<String> texts) {
        this.lines = texts.stream().map(Diversity::words).toList();
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static List<String> runs(List<String> words, int size) {
        List<String> runs = new ArrayList<>();
        for (int from = 0; from + size <= words.size(); from++) {
            runs.add(String.join(" ", words.subList(from, from + size)));
        }
        return runs;
    }

    /// Different runs of `size` words over all of them (Li et al., 2016).
    double distinct(int size) {
        Set<String> different = new HashSet<>();
        long all = 0;
        for (List<String> line : lines) {
            List<String> runs = runs(line, size);
            different.addAll(runs);
            all += runs.size();
        }
        return (double) different.size() / all;
    }

    /// Share of lines that an earlier line equals, case and punctuation apart.
    double exactDuplicates() {
        Set<List<String>> seen = new HashSet<>();
        return (double) lines.stream()
                        .filter(line -> !line.isEmpty() && !seen.add(line))
                        .count()
                / lines.size();
    }

    /// Share of 4-word runs that an earlier line had.
    double reuse() {
        Set<String> seen = new HashSet<>();
        long again = 0;
        long all = 0;
        for (List<String> line : lines) {
            List<String> runs = runs(line, 4);
            again += runs.stream().filter(seen::contains).count();
            all += runs.size();
            seen.addAll(runs);
        }
        return (double) again / all;
    }

    /// Mean over lines of the mean word overlap (Jaccard) with each of the `before` lines before.
    double similarityToLast(int before) {
        double sum = 0;
        for (int at = before; at < lines.size(); at++) {
            for (List<String> earlier : lines.subList(at - before, at)) {
                sum += jaccard(new HashSet<>(lines.get(at)), new HashSet<>(earlier)) / before;
            }
        }
        return sum / (lines.size() - before);
    }

    private static double jaccard(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        int either = one.size() + other.size() - both.size();
        return either == 0 ? 0 : (double) both.size() / either;
    }

    /// Mean BLEU-4 of evenly drawn lines with all other lines as references (Zhu et al., 2018). A line of fewer than
    /// four words is scored by the runs that it has.
    double selfBleu() {
        List<Map<String, int[]>> best = topTwoCounts();
        int step = Math.max(1, lines.size() / BLEU_SAMPLE);
        double sum = 0;
        int scored = 0;
        for (int at = 0; at < lines.size(); at += step) {
            if (!lines.get(at).isEmpty()) {
                sum += bleu(at, best);
                scored++;
            }
        }
        return sum / scored;
    }

    /// For each run the highest count in one line, that line, and the highest count in any other.
    private List<Map<String, int[]>> topTwoCounts() {
        List<Map<String, int[]>> best = new ArrayList<>();
        for (int order = 1; order <= BLEU_ORDER; order++) {
            Map<String, int[]> counts = new HashMap<>();
            for (int at = 0; at < lines.size(); at++) {
                int line = at;
                counted(lines.get(at), order).forEach((run, count) -> {
                    int[] top = counts.computeIfAbsent(run, key -> new int[] {0, -1, 0});
                    if (count > top[0]) {
                        top[2] = top[0];
                        top[0] = count;
                        top[1] = line;
                    } else {
                        top[2] = Math.max(top[2], count);
                    }
                });
            }
            best.add(counts);
        }
        return best;
    }

    private double bleu(int at, List<Map<String, int[]>> best) {
        List<String> line = lines.get(at);
        int orders = Math.min(BLEU_ORDER, line.size());
        double logSum = 0;
        for (int order = 1; order <= orders; order++) {
            double matched = 0;
            int total = 0;
            for (Map.Entry<String, Integer> run : counted(line, order).entrySet()) {
                int[] top = best.get(order - 1).get(run.getKey());
                int elsewhere = top == null ? 0 : top[1] == at ? top[2] : top[0];
                matched += Math.min(run.getValue(), elsewhere);
                total += run.getValue();
            }
            logSum += Math.log(Math.max(matched, SMOOTHING) / total);
        }
        // Among 2,000 lines one of the same length is always there: the brevity penalty is 1.
        return Math.exp(logSum / orders);
    }

    private static Map<String, Integer> counted(List<String> line, int order) {
        Map<String, Integer> counts = new HashMap<>();
        runs(line, order).forEach(run -> counts.merge(run, 1, Integer::sum));
        return counts;
    }
}
