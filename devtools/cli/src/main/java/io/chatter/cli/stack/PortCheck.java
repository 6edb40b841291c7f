package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds a taken port before a JVM dies of it.
final class PortCheck {

    private static final String LISTENING = "0A";

    private PortCheck() {}

    /// @throws CliFailure naming component, port and, where the system tells, who holds it
    static void requireFree(List<ComponentSpec> components) {
        for (ComponentSpec component : components) {
            for (int port : component.ports()) {
                if (isTaken(port)) {
                    throw new CliFailure(
                            "Port " + port + ", which " + component.name() + " needs, is taken"
                                    + holder(port).map(PortCheck::describe).orElse(""),
                            "End that process, or choose others with --ports free or --port");
                }
            }
        }
    }

    static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /// The process that listens on `port`, where Linux lets us see it.
    static Optional<ProcessHandle> holder(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> socketsOn(Path.of(table), port))
                .findFirst()
                .flatMap(PortCheck::ownerOf);
    }

    private static Stream<String> socketsOn(Path table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns ->
                            columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
                    .map(columns -> "socket:[" + columns[9] + "]");
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Optional<ProcessHandle> ownerOf(String socket) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(handle -> holds(handle, socket)).findFirst();
        }
    }

    private static boolean holds(ProcessHandle handle, String socket) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(handle.pid()), "fd"))) {
            return descriptors.anyMatch(descriptor -> linksTo(descriptor, socket));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean linksTo(Path descriptor, String socket) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static String describe(ProcessHandle handle) {
        return " by process " + handle.pid()
                + handle.info().command().map(command -> " (" + command + ")").orElse("");
    }
}
