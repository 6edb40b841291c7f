package io.chatter.gateway.socket;

import io.chatter.gateway.ClientNetwork;
import java.util.concurrent.ConcurrentHashMap;

/// How many sockets one network may hold open, so that one client cannot take the memory of all. Thread-safe.
public final class SocketQuota {

    private final int perAddress;
    private final int perLocalAddress;
    private final ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();

    /// @param perAddress sockets of an address of the network, at least 1
    /// @param perLocalAddress sockets of a loopback address, at least 1: load tests open thousands
    public SocketQuota(int perAddress, int perLocalAddress) {
        if (perAddress < 1 || perLocalAddress < 1) {
            throw new IllegalArgumentException(
                    "a socket quota must be at least 1: " + perAddress + ", " + perLocalAddress);
        }
        this.perAddress = perAddress;
        this.perLocalAddress = perLocalAddress;
    }

    /// Counts a socket in.
    ///
    /// @return false when it is one too many, which is not counted
    boolean take(ClientNetwork network) {
        int most = network.local() ? perLocalAddress : perAddress;
        boolean[] taken = new boolean[1];
        open.compute(network.name(), (_, count) -> {
            int before = count == null ? 0 : count;
            taken[0] = before < most;
            return taken[0] ? Integer.valueOf(before + 1) : Integer.valueOf(before);
        });
        return taken[0];
    }

    /// Counts a socket out that [#take] counted in.
    void release(ClientNetwork network) {
        open.computeIfPresent(network.name(), (_, count) -> count > 1 ? count - 1 : null);
    }
}
