package io.chatter.gateway.rest;

import io.chatter.diagnosis.Answer;
import io.chatter.gateway.status.StatusReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the whole system stands, for operators: the answers of `./chatter why`, in the same words.
@Path("/api/status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    /// @param at when the system was looked at
    public record Status(Instant at, List<Told> answers) {}

    /// @param verdict `fine`, `trouble` or `unknown`
    public record Told(
            String question, String text, String verdict, String says, List<Cause> findings, List<Measured> figures) {

        static Told of(Answer answer) {
            return new Told(
                    answer.question().id(),
                    answer.question().text(),
                    answer.verdict().name().toLowerCase(Locale.ROOT),
                    answer.says(),
                    answer.findings().stream()
                            .map(finding -> new Cause(finding.cause().id(), finding.says(), finding.next()))
                            .toList(),
                    answer.figures().stream()
                            .map(figure -> new Measured(
                                    figure.name(), Double.isNaN(figure.value()) ? null : figure.value(), figure.unit()))
                            .toList());
        }
    }

    public record Cause(String cause, String says, String next) {}

    /// @param value null when nothing was measured
    public record Measured(String name, @Nullable Double value, String unit) {}

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
        return new Status(newest.at(), newest.answers().stream().map(Told::of).toList());
    }
}
