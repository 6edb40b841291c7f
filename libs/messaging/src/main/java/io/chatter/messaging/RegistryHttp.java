package io.chatter.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLException;

/// The registry's HTTP side: HTTP/1.1 (an upgrade to h2c confuses several registries), bounded in time, no retries.
/// Thread-safe.
final class RegistryHttp {

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RegistryConfig config;
    private final HttpClient client;

    RegistryHttp(RegistryConfig config) {
        this.config = config;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(config.timeout());
        config.security().truststore().map(TrustedAuthority::context).ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    RegistryAnswer get(String path) {
        return send(request(path).GET().build());
    }

    RegistryAnswer post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    RegistryAnswer put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.address() + path))
                .timeout(config.timeout())
                .header("Accept", MEDIA_TYPE + ", application/json")
                .header("Content-Type", MEDIA_TYPE);
        config.security().credentials().ifPresent(credentials -> request.header("Authorization", basic(credentials)));
        return request;
    }

    private RegistryAnswer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new RegistryAnswer(config.address(), response.statusCode(), parse(response));
        } catch (IOException e) {
            throw new SchemaException.Retryable(
                    "registry " + config.address() + " did not answer within "
                            + config.timeout().toMillis() + " ms ("
                            + cause(e) + "); start it, or correct " + RegistryConfig.ADDRESS,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaException.Retryable("interrupted while waiting for registry " + config.address(), e);
        }
    }

    /// A certificate that nobody vouches for is worth more words than a name.
    private static String cause(IOException failure) {
        return failure instanceof SSLException
                ? "TLS: " + failure.getMessage() + "; name its authority in " + RegistrySecurity.TRUSTSTORE
                : failure.getClass().getSimpleName();
    }

    private JsonNode parse(HttpResponse<String> response) {
        if (response.body().isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            if (response.statusCode() / 100 != 2) {
                return JsonNodeFactory.instance.objectNode();
            }
            throw new SchemaException.Permanent(
                    config.address() + " answered something that is not JSON; set " + RegistryConfig.ADDRESS
                            + " to the registry's Confluent API, for instance http://localhost:8081/apis/ccompat/v7",
                    e);
        }
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
