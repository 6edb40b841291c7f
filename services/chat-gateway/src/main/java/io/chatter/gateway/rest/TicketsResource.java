package io.chatter.gateway.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatter.gateway.Account;
import io.chatter.gateway.Tickets;
import io.chatter.gateway.access.TokenAccounts;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// Sells tickets to sockets for tokens.
@Path("/api/tickets")
@Produces(MediaType.APPLICATION_JSON)
public class TicketsResource {

    /// @param ticket for `/ws?ticket=…` or the join frame; good once, at the replica that issued it
    public record Ticket(
            String ticket, @JsonProperty("expires_in_ms") long expiresInMs) {}

    private final Tickets tickets;
    private final TokenAccounts accounts;
    private final JsonWebToken token;

    public TicketsResource(Tickets tickets, TokenAccounts accounts, JsonWebToken token) {
        this.tickets = tickets;
        this.accounts = accounts;
        this.token = token;
    }

    @POST
    @Authenticated
    @Operation(operationId = "issueTicket", summary = "A ticket for one socket, bought with a bearer token")
    @APIResponse(responseCode = "200", description = "The ticket")
    @APIResponse(responseCode = "429", description = "Too many tickets of this account were not used yet")
    public Ticket issue() {
        Account account = accounts.accountOf(token)
                .orElseThrow(() -> new ForbiddenException("The token's subject is no name for the chat"));
        return tickets.issue(account)
                .map(ticket -> new Ticket(ticket, tickets.life().toMillis()))
                .orElseThrow(() -> new WebApplicationException(
                        "Too many tickets of this account were not used yet", Response.Status.TOO_MANY_REQUESTS));
    }
}
