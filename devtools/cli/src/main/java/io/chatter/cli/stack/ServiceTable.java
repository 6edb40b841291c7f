package io.chatter.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The services of chatter, in the one place where the local stack lists them.
public final class ServiceTable {

    /// One service, as built.
    ///
    /// @param name of the process
    /// @param module folder of its module
    /// @param heapMb upper bound of its heap in MB
    /// @param port of its HTTP server
    public record Service(String name, String module, int heapMb, int port) {}

    public static final String GATEWAY = "chat-gateway";
    public static final String WORKERS = "persona-workers";

    private static final String RECOGNISER_LIBRARY = "libpocketsphinx.so.";
    private static final int HEAP_WITH_LIBRARY = 128;
    private static final int HEAP_WITH_SPHINX4 = 1600;

    private ServiceTable() {}

    /// The services on these ports, the gateway first; one persona worker for each worker port.
    public static List<Service> services(StackPorts ports) {
        List<Service> services = new ArrayList<>();
        services.add(new Service(GATEWAY, "services/chat-gateway", 192, ports.gateway()));
        services.add(new Service(
                "stream-context",
                "services/stream-context",
                hasPocketSphinx() ? HEAP_WITH_LIBRARY : HEAP_WITH_SPHINX4,
                ports.streamContext()));
        services.add(new Service("trends", "services/trends", 192, ports.trends()));
        IntStream.range(0, ports.workers().size())
                .mapToObj(i -> new Service(
                        i == 0 ? WORKERS : WORKERS + "-" + (i + 1),
                        "services/persona-workers",
                        256,
                        ports.workers().get(i)))
                .forEach(services::add);
        return services;
    }

    /// Whether the speech recogniser is the native library; the other one needs a far larger heap.
    static boolean hasPocketSphinx() {
        return Stream.of("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")
                .map(Path::of)
                .flatMap(folder -> Stream.concat(Stream.of(folder), subfolders(folder)))
                .anyMatch(ServiceTable::holdsLibrary);
    }

    private static Stream<Path> subfolders(Path folder) {
        return list(folder).filter(path -> path.toString().endsWith("-linux-gnu"));
    }

    private static boolean holdsLibrary(Path folder) {
        return list(folder).map(path -> path.getFileName().toString()).anyMatch(ServiceTable::isLibrary);
    }

    private static boolean isLibrary(String file) {
        return file.startsWith(RECOGNISER_LIBRARY) || file.equals("libpocketsphinx.dylib");
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            return content.toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
