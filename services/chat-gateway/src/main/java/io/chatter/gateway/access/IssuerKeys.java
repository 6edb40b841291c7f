package io.chatter.gateway.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Where the issuer publishes the keys of its tokens. SmallRye JWT reports a key that was withdrawn and an issuer that
/// does not answer by the same exception, so that the two must be told apart by asking. Thread-safe.
///
/// @param location of `mp.jwt.verify.publickey.location`; nothing when the key is configured as it is
public record IssuerKeys(Optional<String> location) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Blocks. Keys that are no web address do not change and can always be had. An issuer whose certificate only
    /// `smallrye.jwt.client.tls` trusts is taken for one that does not answer.
    boolean canBeHad() {
        return location.filter(place -> place.startsWith("http"))
                .map(URI::create)
                .map(IssuerKeys::answers)
                .orElse(true);
    }

    private static boolean answers(URI location) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(location).timeout(PATIENCE).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
