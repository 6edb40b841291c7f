package io.chatter.benchmark.quality;

import java.util.List;
import java.util.Locale;

/// For authors of grammars: prints lines over the tuning script to read, then their figures. `ReadChat [lines [seed
/// [script]]]`.
public final class ReadChat {

    private ReadChat() {}

    public static void main(String[] arguments) throws InterruptedException {
        int lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        String script = arguments.length > 2 ? arguments[2] : "tuning";
        List<Sample> samples = new ChatRun(ChatQuality.personas(), seed).lines(SceneScript.load(script), lines);
        for (Sample sample : samples) {
            System.out.printf(Locale.ROOT, "%-8s %-18s %s%n", sample.trigger(), sample.persona(), sample.text());
        }
        System.out.println(ChatQuality.report(
                        ChatQuality.personas().size(),
                        samples,
                        new MemoryRun(ChatQuality.personas(), seed).of(SceneScript.load("regulars")))
                .toTable());
    }
}
