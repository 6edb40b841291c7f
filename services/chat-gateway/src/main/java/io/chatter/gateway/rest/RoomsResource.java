package io.chatter.gateway.rest;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Persona;
import io.chatter.gateway.Rooms;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rooms of this gateway and who lives in them.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class RoomsResource {

    /// @param viewers connections to this replica
    public record RoomSummary(String id, String title, int viewers) {}

    private final Rooms rooms;
    private final ChatterConfiguration configuration;

    public RoomsResource(Rooms rooms, ChatterConfiguration configuration) {
        this.rooms = rooms;
        this.configuration = configuration;
    }

    @GET
    @Path("/rooms")
    public List<RoomSummary> rooms() {
        return rooms.all().stream()
                .map(room -> new RoomSummary(room.profile().id(), room.profile().title(), room.viewers()))
                .sorted(Comparator.comparing(RoomSummary::id))
                .toList();
    }

    @GET
    @Path("/personas/{room}")
    public List<PersonaCard> personas(@PathParam("room") String id) {
        var room = configuration.rooms().get(id);
        if (room == null) {
            throw new NotFoundException("No room " + id);
        }
        return room.personas().stream()
                .flatMap(persona -> find(persona).map(PersonaCard::of).stream())
                .toList();
    }

    private Optional<Persona> find(String id) {
        return Stream.ofNullable(configuration.personas().get(id)).findFirst();
    }
}
