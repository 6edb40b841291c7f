package io.chatter.streamcontext.service;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/// What rooms may read besides files. Whoever writes rooms need not be who runs the service: an address makes
/// the service call it from inside its network, and a device makes it listen in. Immutable.
///
/// @param entries hosts, `*.` in front for all below a domain, or `device:NAME`
record AllowedSources(List<String> entries) {
    static final String DEVICE = "device:";

    AllowedSources {
        entries = entries.stream().map(String::strip).toList();
    }

    boolean permits(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return entries.stream()
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .anyMatch(entry -> entry.startsWith("*.") ? host.endsWith(entry.substring(1)) : host.equals(entry));
    }

    boolean permitsDevice(String name) {
        return entries.contains(DEVICE + name);
    }

    static String refusal(String entry) {
        return entry + " is not allowed; whoever runs stream-context can add it to chatter.streams.allowed"
                + " (CHATTER_STREAMS_ALLOWED)";
    }
}
