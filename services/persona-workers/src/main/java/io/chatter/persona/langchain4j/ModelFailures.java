package io.chatter.persona.langchain4j;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import io.chatter.persona.GenerationException;
import io.chatter.persona.GenerationException.Cause;
import io.chatter.persona.GenerationException.Permanent;
import io.chatter.persona.GenerationException.Retryable;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// Explains a model client's exceptions by the first cause in their chain that says something. Pure. What
/// says nothing, such as a broken body, counts as the server's fault.
final class ModelFailures {

    private static final int TOO_MANY_REQUESTS = 429;

    private ModelFailures() {}

    static GenerationException explain(String model, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RefusedByServer refused -> {
                    return ofStatus(model, refused.statusCode(), refused.retryAfter(), failure);
                }
                case HttpException http -> {
                    return ofStatus(model, http.statusCode(), Duration.ZERO, failure);
                }
                case ContentFilteredException _ -> {
                    return new Permanent(Cause.FILTERED, model + " filtered its answer", failure);
                }
                case TimeoutException _, HttpTimeoutException _, InterruptedException _ -> {
                    return retryable(Cause.TIMED_OUT, model + " took too long", failure);
                }
                case ConnectException _ -> {
                    return retryable(Cause.UNREACHABLE, model + " cannot be reached", failure);
                }
                default -> {}
            }
        }
        return retryable(Cause.SERVER_FAULT, model + " gave a broken answer", failure);
    }

    private static GenerationException ofStatus(
            String model, int status, Duration retryAfter, RuntimeException failure) {
        String message = model + " answered HTTP " + status;
        if (status == TOO_MANY_REQUESTS) {
            return new Retryable(Cause.RATE_LIMITED, message, retryAfter, failure);
        }
        if (status >= 500) {
            return new Retryable(Cause.SERVER_FAULT, message, retryAfter, failure);
        }
        return new Permanent(Cause.REFUSED, message, failure);
    }

    private static Retryable retryable(Cause cause, String message, RuntimeException failure) {
        return new Retryable(cause, message, Duration.ZERO, failure);
    }
}
