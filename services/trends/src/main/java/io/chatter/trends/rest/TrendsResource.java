package io.chatter.trends.rest;

import io.chatter.schema.BotDensity;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.trends.TrendsApplication;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/// The last window of each room, and the topology itself.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class TrendsResource {

    private final TrendsApplication application;

    TrendsResource(TrendsApplication application) {
        this.application = application;
    }

    @GET
    @Path("api/trends/{room}")
    public TrendsSnapshot trends(@PathParam("room") String room) {
        return found(application.trends(room), room);
    }

    @GET
    @Path("api/density/{room}")
    public BotDensity density(@PathParam("room") String room) {
        return found(application.density(room), room);
    }

    @GET
    @Path("topology")
    @Produces(MediaType.TEXT_PLAIN)
    public String topology() {
        return application.description();
    }

    private static <R> R found(Optional<R> result, String room) {
        return result.orElseThrow(
                () -> new NotFoundException("no window of room '" + room + "' has closed on this instance"));
    }
}
