package io.chatter.gateway.socket;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;

/// How many sockets one address may hold open, so that one client cannot take the memory of all. An IPv6 network
/// of 64 bits, which is what one client gets, counts as one address. Thread-safe.
public final class SocketQuota {

    private static final int NETWORK_BYTES = 8;

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
    /// @param address as an IP literal; anything else counts as an address of the network
    /// @return false when it is one too many, which is not counted
    boolean take(String address) {
        Origin origin = Origin.of(address);
        int most = origin.local() ? perLocalAddress : perAddress;
        boolean[] taken = new boolean[1];
        open.compute(origin.key(), (_, count) -> {
            int before = count == null ? 0 : count;
            taken[0] = before < most;
            return taken[0] ? Integer.valueOf(before + 1) : Integer.valueOf(before);
        });
        return taken[0];
    }

    /// Counts a socket out that [#take] counted in.
    void release(String address) {
        open.computeIfPresent(Origin.of(address).key(), (_, count) -> count > 1 ? count - 1 : null);
    }

    private record Origin(String key, boolean local) {

        static Origin of(String address) {
            try {
                InetAddress parsed = InetAddress.ofLiteral(address);
                String key = parsed instanceof Inet6Address
                        ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                        : parsed.getHostAddress();
                return new Origin(parsed.isLoopbackAddress() ? "local" : key, parsed.isLoopbackAddress());
            } catch (IllegalArgumentException e) {
                return new Origin(address, false);
            }
        }
    }
}
