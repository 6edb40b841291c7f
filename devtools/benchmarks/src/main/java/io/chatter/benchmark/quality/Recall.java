package io.chatter.benchmark.quality;

import io.chatter.persona.memory.TextEmbedding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// How often likeness alone brings the right memory to mind among all others about the same person: from a line that
/// shares a word with it, and from one that shares only its meaning.
///
/// @param byWords share of lines of the first kind whose likest memory is the right one
/// @param byMeaning likewise of the second kind
record Recall(double byWords, double byMeaning) {

    private record Probe(String memory, String words, String meaning) {
        static Probe of(String line) {
            String[] parts = line.split("\t");
            return new Probe(parts[0], parts[1], parts[2]);
        }
    }

    static Recall of(TextEmbedding embedding) {
        List<Probe> probes = new ArrayList<>();
        for (String line : SceneScript.text("quality/recall.tsv").lines().toList()) {
            if (!line.startsWith("#")) {
                probes.add(Probe.of(line));
            }
        }
        List<float[]> memories =
                probes.stream().map(probe -> embedding.of(probe.memory())).toList();
        return new Recall(
                share(probes, memories, embedding, Probe::words), share(probes, memories, embedding, Probe::meaning));
    }

    private static double share(
            List<Probe> probes, List<float[]> memories, TextEmbedding embedding, Function<Probe, String> line) {
        int right = 0;
        for (int at = 0; at < probes.size(); at++) {
            float[] cue = embedding.of(line.apply(probes.get(at)));
            right += likest(cue, memories) == at ? 1 : 0;
        }
        return (double) right / probes.size();
    }

    private static int likest(float[] cue, List<float[]> memories) {
        int best = 0;
        for (int at = 1; at < memories.size(); at++) {
            if (TextEmbedding.cosine(cue, memories.get(at)) > TextEmbedding.cosine(cue, memories.get(best))) {
                best = at;
            }
        }
        return best;
    }
}
