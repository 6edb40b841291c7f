package io.chatter.persona.langchain4j;

import static java.net.http.HttpResponse.BodyHandlers.limiting;
import static java.net.http.HttpResponse.BodyHandlers.ofString;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/// langchain4j's HTTP port on the JDK's client: HTTP/1.1 only, for the upgrade to h2c breaks vLLM and
/// others, with the server's Retry-After, which langchain4j's own client drops, and with answers of a megabyte at most.
/// Thread-safe.
final class PlainHttpClient implements HttpClient {

    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final long LONGEST_ANSWER = 1 << 20;

    private final java.net.http.HttpClient client;
    private final JdkHttpClient streaming;
    private final Duration readTimeout;
    private final Clock clock;

    PlainHttpClient(java.net.http.HttpClient client, JdkHttpClient streaming, Duration readTimeout, Clock clock) {
        this.client = client;
        this.streaming = streaming;
        this.readTimeout = readTimeout;
        this.clock = clock;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) throws HttpException {
        HttpResponse<String> response = send(request);
        if (response.statusCode() < OK || response.statusCode() >= MULTIPLE_CHOICES) {
            throw new RefusedByServer(response.statusCode(), response.body(), retryAfter(response));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        streaming.execute(request, parser, listener);
    }

    private HttpResponse<String> send(HttpRequest request) {
        java.net.http.HttpRequest.Builder outgoing = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(readTimeout)
                .method(request.method().name(), body(request));
        request.headers().forEach((name, values) -> values.forEach(value -> outgoing.header(name, value)));
        try {
            return client.send(outgoing.build(), limiting(ofString(), LONGEST_ANSWER));
        } catch (HttpTimeoutException e) {
            throw new TimeoutException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + request.url(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted while waiting for " + request.url(), e);
        }
    }

    private static java.net.http.HttpRequest.BodyPublisher body(HttpRequest request) {
        return request.body() == null
                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                : java.net.http.HttpRequest.BodyPublishers.ofString(request.body());
    }

    /// Retry-After (RFC 9110, section 10.2.3): seconds or a date; zero when it is missing, past or nonsense.
    private Duration retryAfter(HttpResponse<?> response) {
        String value = response.headers().firstValue("Retry-After").orElse("0").strip();
        try {
            if (value.chars().allMatch(Character::isDigit)) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), date);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException | NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
