package io.chatter.cli.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The services of chatter, in the one place where the local stack lists them.
public final class ServiceTable {

    /// One service, as built.
    ///
    /// @param name of the process
    /// @param module folder of its module
    /// @param heap bounds of its heap
    /// @param port of its HTTP server
    public record Service(String name, String module, Heap heap, int port) {}

    /// Bounds of a JVM's heap in MB.
    public record Heap(int initialMb, int maximumMb) {

        static Heap fixed(int mb) {
            return new Heap(mb, mb);
        }
    }

    public static final String GATEWAY = "chat-gateway";
    public static final String TRENDS = "trends";
    public static final String WORKERS = "persona-workers";

    /// PocketSphinx keeps its model outside the heap and lives in the first of these; Sphinx-4 needs the
    /// other. Which one it will be is known only when the room has tried.
    private static final Heap RECOGNISER_HEAP = new Heap(96, 1600);

    private ServiceTable() {}

    /// The services on these ports, the gateway first; one persona worker for each worker port.
    public static List<Service> services(StackPorts ports) {
        List<Service> services = new ArrayList<>();
        services.add(new Service(GATEWAY, "services/chat-gateway", Heap.fixed(192), ports.gateway()));
        services.add(new Service("stream-context", "services/stream-context", RECOGNISER_HEAP, ports.streamContext()));
        services.add(new Service(TRENDS, "services/trends", Heap.fixed(192), ports.trends()));
        IntStream.range(0, ports.workers().size())
                .mapToObj(i -> new Service(
                        i == 0 ? WORKERS : WORKERS + "-" + (i + 1),
                        "services/persona-workers",
                        Heap.fixed(256),
                        ports.workers().get(i)))
                .forEach(services::add);
        return services;
    }
}
