package io.chatter.benchmark.fanout;

import io.chatter.benchmark.Benchmark;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs server and load as processes of their own, each pinned to a core where the machine can do that, for the gateway
/// and for the floor. Size by system properties: `fanout.clients`, `fanout.rate` (lines a second), `fanout.seconds`.
public final class FanoutBenchmark implements Benchmark {

    private static final double CLOCK_TICKS_A_SECOND = 100;
    private static final int USER_TIME = 11;

    private final int clients = Integer.getInteger("fanout.clients", 1_000);
    private final int rate = Integer.getInteger("fanout.rate", 2_200);
    private final int seconds = Integer.getInteger("fanout.seconds", 8);

    /// What one server showed.
    private record Outcome(double deliveries, double p50, double p99, double gaps, double cpuSeconds, double rssMegabytes) {}

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public String summary() {
        return "deliveries a second and their delay, gateway and bare NIO, each on one core";
    }

    @Override
    public BenchmarkReport run() throws Exception {
        Outcome gateway = measure(GatewayServer.class);
        Outcome floor = measure(FloorServer.class);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atLeast(2_000_000, "gateway deliveries", gateway.deliveries(), "lines/s"));
        figures.add(Figure.of("gateway p50", gateway.p50(), "ms"));
        figures.add(Figure.atMost(150, "gateway p99", gateway.p99(), "ms"));
        figures.add(Figure.of("gateway gap markers", gateway.gaps(), ""));
        figures.add(Figure.of("gateway server CPU", gateway.cpuSeconds(), "s"));
        figures.add(Figure.of("gateway server RSS", gateway.rssMegabytes(), "MB"));
        figures.add(Figure.of("floor deliveries", floor.deliveries(), "lines/s"));
        figures.add(Figure.of("floor p50", floor.p50(), "ms"));
        figures.add(Figure.of("floor p99", floor.p99(), "ms"));
        figures.add(Figure.of("floor server CPU", floor.cpuSeconds(), "s"));
        figures.add(Figure.of("floor server RSS", floor.rssMegabytes(), "MB"));
        return new BenchmarkReport(
                "fanout",
                figures,
                List.of(
                        clients + " clients, " + rate + " lines/s offered, " + seconds + " s after 4 s of warm-up",
                        "a delay runs from the making of a line to the end of its frame at the client, for every line"
                                + " of each 50th client",
                        "server on core 0, load on core 1" + (canPin() ? "" : ": NOT PINNED, taskset is missing")));
    }

    private Outcome measure(Class<?> serverClass) throws IOException, InterruptedException {
        int port = freePort();
        Process server = start(0, serverClass, Integer.toString(port), Integer.toString(rate));
        try {
            awaitLine(server, "listening");
            Process load = start(
                    1, FanoutLoad.class, Integer.toString(port), Integer.toString(clients), Integer.toString(seconds));
            try {
                awaitLine(load, "measuring");
                double before = cpuSeconds(server);
                String[] result = awaitLine(load, "result").split(" ");
                return new Outcome(
                        Double.parseDouble(result[1]),
                        Double.parseDouble(result[2]),
                        Double.parseDouble(result[3]),
                        Double.parseDouble(result[4]),
                        cpuSeconds(server) - before,
                        rssMegabytes(server));
            } finally {
                end(load);
            }
        } finally {
            end(server);
        }
    }

    private static Process start(int core, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (canPin()) {
            command.addAll(List.of("taskset", "-c", Integer.toString(core)));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String awaitLine(Process process, String start) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new IOException("a process ended before it said " + start);
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static boolean canPin() {
        return Files.isExecutable(Path.of("/usr/bin/taskset")) && Runtime.getRuntime().availableProcessors() > 1;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// User and system time, from the fields after the command's name in /proc/PID/stat.
    private static double cpuSeconds(Process process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / CLOCK_TICKS_A_SECOND;
    }

    private static double rssMegabytes(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }
}
