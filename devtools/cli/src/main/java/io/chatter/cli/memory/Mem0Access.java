package io.chatter.cli.memory;

import io.chatter.cli.CliFailure;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// The Mem0 server that workers keep memories on, by the settings that `up` gives them.
///
/// @param hosted whether it is Mem0's own platform, whose paths and header differ from the open server's
/// @param baseUrl without a trailing slash
/// @param apiKey empty for none
public record Mem0Access(boolean hosted, URI baseUrl, String apiKey) {

    private static final String PREFIX = "CHATTER_MEMORY_";

    /// Empty when memories are not on a Mem0 server.
    public static Optional<Mem0Access> of(Map<String, String> environment) {
        if (!"mem0".equalsIgnoreCase(environment.get(PREFIX + "PROVIDER"))) {
            return Optional.empty();
        }
        String address = environment.getOrDefault(PREFIX + "MEM0_BASE_URL", "http://localhost:8888");
        try {
            return Optional.of(new Mem0Access(
                    "hosted".equalsIgnoreCase(environment.get(PREFIX + "MEM0_DIALECT")),
                    URI.create(address),
                    environment.getOrDefault(PREFIX + "MEM0_API_KEY", "")));
        } catch (IllegalArgumentException e) {
            throw new CliFailure(
                    "CHATTER_MEMORY_MEM0_BASE_URL is no URL: " + address, "See docs/how-to/persona-memory.md", e);
        }
    }

    @Override
    public String toString() {
        return "Mem0 at " + baseUrl;
    }
}
