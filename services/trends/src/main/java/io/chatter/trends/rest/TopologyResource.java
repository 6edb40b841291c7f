package io.chatter.trends.rest;

import io.chatter.trends.FirehoseLag;
import io.chatter.trends.RestoreProgress;
import io.chatter.trends.TrendsApplication;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// The topology itself, written and drawn, and how this instance gets on with it.
@Path("/topology")
public class TopologyResource {

    private final TrendsApplication application;

    TopologyResource(TrendsApplication application) {
        this.application = application;
    }

    /// In Kafka's own notation.
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String text() {
        return application.description().toString();
    }

    /// Drawn, as an SVG document; browsers that ask for `/topology` get it too.
    @GET
    @Path("drawing")
    @Produces("image/svg+xml")
    public String drawing() {
        return TopologyDrawing.of(application.description());
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public String page() {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Topology of trends</title>"
                + "<body style=\"margin:2rem;font-family:sans-serif\"><h1>Topology of trends</h1>"
                + drawing() + "</body></html>";
    }

    /// State of this instance: whether it runs, what it restores, how far it is behind.
    @GET
    @Path("state")
    @Produces(MediaType.APPLICATION_JSON)
    public InstanceState state() {
        return new InstanceState(
                application.state(),
                application.restoring().running(),
                application.lag().stream().map(PartitionLag::of).toList());
    }

    record InstanceState(String state, List<RestoreProgress.Store> restoring, List<PartitionLag> lag) {}

    record PartitionLag(int partition, long records, double seconds) {

        static PartitionLag of(FirehoseLag.Partition lag) {
            return new PartitionLag(lag.partition(), lag.records(), lag.behind().toMillis() / 1e3);
        }
    }
}
