package io.chatter.cli.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Where a token buys a ticket to one socket.
public final class TicketOffice {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI gateway;

    /// @param gateway address of the page
    public TicketOffice(URI gateway) {
        this.gateway = gateway;
    }

    /// @throws CliFailure when the gateway is away or does not trust the token
    public String ticketFor(String token) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/api/tickets"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new CliFailure(
                        "The gateway takes no such token (HTTP " + answer.statusCode() + ")",
                        "Get one of this stack: ./chatter token");
            }
            return MAPPER.readTree(answer.body()).path("ticket").asText();
        } catch (IOException e) {
            throw new CliFailure(
                    "The gateway " + gateway + " cannot be reached (" + e + ")", "Look at `./chatter status`", e);
        }
    }
}
