package io.chatter.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The ports of a stack, all on the loopback address.
///
/// @param gateway of the page, the socket and the REST resources
/// @param broker of Kafka clients
/// @param controller of the broker's KRaft controller
/// @param registry of the schema registry
/// @param registryManagement of the schema registry's own health and metrics
/// @param streamContext of stream-context's health and metrics
/// @param trends of trends' health and metrics
/// @param workers of each persona worker's health and metrics; as many as there are workers
public record StackPorts(
        int gateway,
        int broker,
        int controller,
        int registry,
        int registryManagement,
        int streamContext,
        int trends,
        List<Integer> workers) {

    private static final int FIRST_WORKER = 8084;
    private static final int FIXED = 7;

    public StackPorts {
        workers = List.copyOf(workers);
    }

    /// The documented ports.
    ///
    /// @param gateway the one that people type
    public static StackPorts documented(int gateway, int workers) {
        return new StackPorts(
                gateway,
                9092,
                9093,
                8081,
                9081,
                8082,
                8083,
                IntStream.range(0, workers).mapToObj(i -> FIRST_WORKER + i).toList());
    }

    /// Ports that were free a moment ago, all held at once while choosing so that they differ.
    public static StackPorts free(int workers) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < FIXED + workers; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            return new StackPorts(
                    ports.get(0),
                    ports.get(1),
                    ports.get(2),
                    ports.get(3),
                    ports.get(4),
                    ports.get(5),
                    ports.get(6),
                    ports.subList(FIXED, FIXED + workers));
        } catch (IOException e) {
            throw new UncheckedIOException("No free ports on the loopback address", e);
        } finally {
            held.forEach(StackPorts::close);
        }
    }

    public StackPorts withGateway(int port) {
        return new StackPorts(port, broker, controller, registry, registryManagement, streamContext, trends, workers);
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
