package io.chatter.gateway.rest;

import io.chatter.gateway.Room;
import io.chatter.gateway.Rooms;
import io.chatter.gateway.access.TokenAccounts;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who may read what over HTTP: the same as at the socket, where a token that is not good admits nobody.
@RequestScoped
public class RoomReaders {

    private final Rooms rooms;
    private final TokenAccounts accounts;
    private final SecurityIdentity identity;

    public RoomReaders(Rooms rooms, TokenAccounts accounts, SecurityIdentity identity) {
        this.rooms = rooms;
        this.accounts = accounts;
        this.identity = identity;
    }

    /// The room, if whoever asks may read it.
    ///
    /// @throws NotFoundException without such a room
    /// @throws NotAuthorizedException when it is closed to guests
    /// @throws ForbiddenException when the token is for other rooms
    Room room(String id) {
        Room room = rooms.find(id).orElseThrow(() -> new NotFoundException("No room " + id));
        if (identity.isAnonymous()) {
            if (!room.profile().access().guestsMayRead()) {
                throw new NotAuthorizedException("Room " + id + " is closed to guests", "Bearer");
            }
        } else if (accounts.accountOf((JsonWebToken) identity.getPrincipal())
                .filter(account -> account.isFor(id))
                .isEmpty()) {
            throw new ForbiddenException("The token is for other rooms");
        }
        return room;
    }
}
