package io.chatter.benchmark.fanout;

import io.chatter.benchmark.ground.Gateway;
import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.ground.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What one server showed under one load, the server on core 0, all else on core 1.
///
/// @param deliveries lines a second that reached a client
/// @param p50 age of a line in ms when its frame was read whole, the median
/// @param p99 the same, 99 of 100
/// @param gaps gap markers that clients got
/// @param open clients that were still connected at the end
/// @param seconds that were measured
/// @param cpuSeconds of the server while it was measured
/// @param megabytes resident memory of the server at the end, all clients still there
/// @param heapMegabytes heap in use, then
record Measurement(
        double deliveries,
        double p50,
        double p99,
        long gaps,
        int open,
        double seconds,
        double cpuSeconds,
        double megabytes,
        double heapMegabytes) {

    private static final int SERVER_CORE = 0;
    private static final int LOAD_CORE = 1;

    /// What the server delivers for a second of its core; steadier than what it delivers in a second, for others may
    /// have taken part of that.
    double perCpuSecond() {
        return deliveries * seconds / cpuSeconds;
    }

    /// Loads a gateway with lines from its log.
    static Measurement of(Gateway gateway, Ground ground, FanoutSizes sizes) throws IOException, InterruptedException {
        gateway.process().pin(SERVER_CORE);
        ground.broker().pin(LOAD_CORE);
        Process load = java(
                FanoutLoad.class,
                Integer.toString(gateway.port()),
                sizes.toString(),
                ground.bootstrapServers(),
                ground.registryUrl());
        try {
            ServerProcess.pin(load.pid(), LOAD_CORE);
            return listen(load, gateway.process());
        } finally {
            end(load);
        }
    }

    /// Loads the floor, which makes its own lines.
    static Measurement ofFloor(FanoutSizes sizes) throws IOException, InterruptedException {
        String port = Integer.toString(freePort());
        Process floor = java(FloorServer.class, port, sizes.toString());
        try {
            ServerProcess.pin(floor.pid(), SERVER_CORE);
            awaitLine(floor, "listening");
            Process load = java(FanoutLoad.class, port, sizes.toString());
            try {
                ServerProcess.pin(load.pid(), LOAD_CORE);
                return listen(load, ServerProcess.of("floor", floor));
            } finally {
                // First, or it would complain that its clients have gone.
                end(floor);
                end(load);
            }
        } finally {
            end(floor);
        }
    }

    private static Measurement listen(Process load, ServerProcess server) throws IOException, InterruptedException {
        awaitLine(load, "measuring");
        double before = server.cpuSeconds();
        long begin = System.nanoTime();
        String[] result = awaitLine(load, "result").split(" ");
        return new Measurement(
                Double.parseDouble(result[1]),
                Double.parseDouble(result[2]),
                Double.parseDouble(result[3]),
                Long.parseLong(result[4]),
                Integer.parseInt(result[5]),
                (System.nanoTime() - begin) / 1e9,
                server.cpuSeconds() - before,
                server.megabytes(),
                server.usedHeapMegabytes());
    }

    private static Process java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return ServerProcess.startChild(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
