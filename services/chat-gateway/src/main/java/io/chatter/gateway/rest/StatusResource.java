package io.chatter.gateway.rest;

import io.chatter.diagnosis.ToldAnswer;
import io.chatter.gateway.status.StatusReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/// How the whole system stands, for operators: the answers of `./chatter why`, in the same words.
@Path("/api/status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    /// @param at when the system was looked at
    public record Status(Instant at, List<ToldAnswer> answers) {}

    private final StatusReport report;

    public StatusResource(StatusReport report) {
        this.report = report;
    }

    @GET
    @RunOnVirtualThread
    public Status status() throws InterruptedException {
        if (!report.isOpen()) {
            throw new NotFoundException("This gateway shows no status");
        }
        StatusReport.Dated newest = report.newest();
        return new Status(
                newest.at(), newest.answers().stream().map(ToldAnswer::of).toList());
    }
}
