package io.chatter.gateway.rest;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.gateway.PersonaMemories;
import io.chatter.gateway.Room;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a persona of the room has kept of what was said there, for whoever may read the room.
@Path("/api/rooms/{room}/personas/{agent}/memories")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "rooms")
public class PersonaMemoriesResource {

    private final ChatterConfiguration configuration;
    private final RoomReaders readers;
    private final PersonaMemories memories;

    public PersonaMemoriesResource(ChatterConfiguration configuration, RoomReaders readers, PersonaMemories memories) {
        this.configuration = configuration;
        this.readers = readers;
        this.memories = memories;
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "personaMemories", summary = "Memories and drift of a persona of the room")
    @APIResponse(responseCode = "401", description = "The token is not good, or the room is closed to guests")
    @APIResponse(responseCode = "403", description = "The token is for other rooms")
    @APIResponse(responseCode = "404", description = "No such room, or no such persona in it")
    @APIResponse(responseCode = "503", description = "Too many ask, or the log does not answer; try again")
    public Response memories(@PathParam("room") String room, @PathParam("agent") String agent) {
        Room here = readers.room(room);
        // Asked first: whoever invents names costs no read of the log.
        var known = configuration.rooms().get(room);
        if (known == null || !known.personas().contains(agent)) {
            throw new NotFoundException("No persona " + agent + " in room " + room);
        }
        return LogAnswer.of(() -> PersonaMemoriesView.of(memories.of(here, agent)));
    }
}
