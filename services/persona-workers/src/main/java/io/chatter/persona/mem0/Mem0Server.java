package io.chatter.persona.mem0;

import java.net.URI;
import java.time.Duration;

/// A Mem0 server.
///
/// @param baseUrl without a trailing slash
/// @param apiKey of the server
/// @param timeout longest wait for one answer
public record Mem0Server(Dialect dialect, URI baseUrl, String apiKey, Duration timeout) {

    /// The two APIs that Mem0 speaks (2026): they differ in paths, slashes and headers.
    public enum Dialect {
        HOSTED,
        SELF_HOSTED
    }

    public Mem0Server {
        if (!baseUrl.isAbsolute() || baseUrl.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "CHATTER_MEMORY_MEM0_BASE_URL must be absolute and end without a slash, not " + baseUrl);
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("the time-out of Mem0 must be positive");
        }
    }

    String header() {
        return dialect == Dialect.HOSTED ? "Authorization" : "X-API-Key";
    }

    String headerValue() {
        return dialect == Dialect.HOSTED ? "Token " + apiKey : apiKey;
    }

    URI add() {
        return at(dialect == Dialect.HOSTED ? "/v3/memories/add/" : "/memories");
    }

    URI one(String id) {
        return at(dialect == Dialect.HOSTED ? "/v1/memories/" + id + "/" : "/memories/" + id);
    }

    /// All of one scope: the hosted one takes filters in a body and answers in pages, the other one takes a query and
    /// answers with 20 unless it is asked for more.
    URI list(String encodedScope, int page, int size, int most) {
        return at(
                dialect == Dialect.HOSTED
                        ? "/v3/memories/?page=" + page + "&page_size=" + size
                        : "/memories?agent_id=" + encodedScope + "&top_k=" + most);
    }

    private URI at(String path) {
        return URI.create(baseUrl + path);
    }

    @Override
    public String toString() {
        return "Mem0Server[" + dialect + " at " + baseUrl + "]";
    }
}
