package io.chatter.persona.langchain4j;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;

/// A status other than 2xx, with the wait that the server asked for, which langchain4j's own exception
/// leaves out.
final class RefusedByServer extends HttpException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /// @param retryAfter zero when the server named none
    RefusedByServer(int status, String body, Duration retryAfter) {
        super(status, body);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
