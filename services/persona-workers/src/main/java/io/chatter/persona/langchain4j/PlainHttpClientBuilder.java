package io.chatter.persona.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import java.time.Clock;
import java.time.Duration;

/// Builds [PlainHttpClient]s. Used while a model is built, on one thread.
final class PlainHttpClientBuilder implements HttpClientBuilder {

    private final Clock clock;
    private Duration connectTimeout = Duration.ofSeconds(3);
    private Duration readTimeout = Duration.ofSeconds(30);

    PlainHttpClientBuilder(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = timeout;
        return this;
    }

    @Override
    public Duration readTimeout() {
        return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        this.readTimeout = timeout;
        return this;
    }

    @Override
    public HttpClient build() {
        java.net.http.HttpClient.Builder http1 =
                java.net.http.HttpClient.newBuilder().version(java.net.http.HttpClient.Version.HTTP_1_1);
        java.net.http.HttpClient client = http1.connectTimeout(connectTimeout).build();
        var streaming = new JdkHttpClientBuilder()
                .httpClientBuilder(http1)
                .connectTimeout(connectTimeout)
                .readTimeout(readTimeout)
                .build();
        return new PlainHttpClient(client, streaming, readTimeout, clock);
    }
}
