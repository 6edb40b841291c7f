package io.chatter.gateway;

import java.util.Optional;

/// Kinds of events of which a newcomer needs the last one only.
enum RoomState {
    CONTEXT,
    TRENDS,
    DENSITY,
    PINNED,
    VIEWERS;

    /// @return nothing for an event that is of its moment only
    static Optional<RoomState> of(ServerEvent event) {
        return switch (event) {
            case ServerEvent.Context _ -> Optional.of(CONTEXT);
            case ServerEvent.Trends _ -> Optional.of(TRENDS);
            case ServerEvent.Density _ -> Optional.of(DENSITY);
            case ServerEvent.Pinned _ -> Optional.of(PINNED);
            case ServerEvent.Viewers _ -> Optional.of(VIEWERS);
            case ServerEvent.Joined _,
                    ServerEvent.Line _,
                    ServerEvent.Gap _,
                    ServerEvent.Modes _,
                    ServerEvent.Moderation _,
                    ServerEvent.Held _,
                    ServerEvent.Done _,
                    ServerEvent.Refused _,
                    ServerEvent.Ack _,
                    ServerEvent.Rejected _,
                    ServerEvent.Reconnect _,
                    ServerEvent.Withdrawn _,
                    ServerEvent.Pong _,
                    ServerEvent.Failure _ -> Optional.empty();
        };
    }
}
