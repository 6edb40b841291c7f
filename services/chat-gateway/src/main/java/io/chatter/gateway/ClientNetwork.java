package io.chatter.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a client comes from: an IPv4 address, or an IPv6 network of 64 bits, which is what one client gets.
///
/// @param name the same for all addresses of the network
/// @param local whether it is this machine
public record ClientNetwork(String name, boolean local) {

    private static final int NETWORK_BYTES = 8;

    public static final ClientNetwork THIS_MACHINE = new ClientNetwork("local", true);

    /// @param address as an IP literal; anything else, as a proxy may tell it, is a network of its own
    public static ClientNetwork of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            if (parsed.isLoopbackAddress()) {
                return THIS_MACHINE;
            }
            return new ClientNetwork(
                    parsed instanceof Inet6Address
                            ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                            : parsed.getHostAddress(),
                    false);
        } catch (IllegalArgumentException e) {
            return new ClientNetwork(address, false);
        }
    }
}
