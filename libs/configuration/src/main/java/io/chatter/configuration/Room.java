package io.chatter.configuration;

import java.util.List;

/// One room: a stream, who may read and post, how lively it should be and which personas live in it.
///
/// @param id slug, equal to the file name; the key of every record of the room
/// @param title shown above the chat
/// @param description one sentence about the stream; personas see it
/// @param language BCP 47 tag of the spoken language
/// @param source where the stream comes from
/// @param recogniser how speech is heard
/// @param access who may read and post
/// @param pacing how lively the room should be
/// @param personas ids of the personas of the room, each once
/// @param moderation id of the moderation profile
/// @param player where viewers see the stream
public record Room(
        String id,
        String title,
        String description,
        String language,
        StreamSource source,
        RecogniserSettings recogniser,
        RoomAccess access,
        Pacing pacing,
        List<String> personas,
        String moderation,
        RoomPlayer player) {

    public Room {
        personas = List.copyOf(personas);
    }

    /// A room that shows captions only.
    public Room(
            String id,
            String title,
            String description,
            String language,
            StreamSource source,
            RecogniserSettings recogniser,
            RoomAccess access,
            Pacing pacing,
            List<String> personas,
            String moderation) {
        this(
                id,
                title,
                description,
                language,
                source,
                recogniser,
                access,
                pacing,
                personas,
                moderation,
                RoomPlayer.NONE);
    }
}
