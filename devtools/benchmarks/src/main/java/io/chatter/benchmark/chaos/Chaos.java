package io.chatter.benchmark.chaos;

import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.chaos.ChaosRun.Size;
import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What `./chatter chaos` hands over to: `[--quick] [--json] [--rate N] [--running DIR] [FAULT]...`, or `--list`. Exits
/// with 0 when everything held, 1 when something did not, 2 when it could not be tried.
public final class Chaos {

    private static final int VIEWERS = 20;
    private static final int RATE = 100;
    private static final int QUICK_VIEWERS = 5;
    private static final int QUICK_RATE = 10;

    /// Held, for a logger that nobody holds forgets its level.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Chaos() {}

    public static void main(String[] arguments) {
        KAFKA.setLevel(Level.OFF);
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean json = words.remove("--json");
        int code;
        try {
            code = execute(words, json);
        } catch (CliFailure e) {
            System.err.println(e.line());
            code = 2;
        } catch (IOException | InterruptedException | RuntimeException e) {
            System.err.println("chatter chaos: " + e.getMessage());
            code = 2;
        }
        System.exit(code);
    }

    private static int execute(List<String> words, boolean json) throws IOException, InterruptedException {
        if (words.remove("--list")) {
            Faults.all().forEach(fault -> System.out.println(fault.name()));
            return 0;
        }
        boolean quick = words.remove("--quick");
        Optional<String> running = value(words, "--running");
        int rate = value(words, "--rate").map(Integer::parseInt).orElse(quick ? QUICK_RATE : RATE);
        List<Fault> faults = words.isEmpty() ? (quick ? Faults.quick() : Faults.all()) : Faults.named(words);
        Size size = new Size(rate, quick ? QUICK_VIEWERS : VIEWERS, !quick);
        PrintStream progress = json ? System.err : System.out;
        ChaosReport report = running.isPresent()
                ? onRunning(Path.of(running.get()), size, faults, progress)
                : onOwn(size, faults, progress);
        System.out.println(json ? report.toJson() : report.toText());
        return report.passed() ? 0 : 1;
    }

    private static ChaosReport onRunning(Path data, Size size, List<Fault> faults, PrintStream progress)
            throws IOException, InterruptedException {
        try (ChaosStack stack = ChaosStack.running(Checkout.root(), data)) {
            return new ChaosRun(stack, Optional.empty(), size, progress::println).run(faults);
        }
    }

    private static ChaosReport onOwn(Size size, List<Fault> faults, PrintStream progress)
            throws IOException, InterruptedException {
        progress.println("Starting a stack to hurt");
        try (Neighbours neighbours = new Neighbours();
                ChaosStack stack = ChaosStack.start(Checkout.root(), neighbours.environment())) {
            return new ChaosRun(stack, Optional.of(neighbours), size, progress::println).run(faults);
        }
    }

    private static Optional<String> value(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 == words.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        words.remove(at);
        return Optional.of(words.remove(at));
    }
}
