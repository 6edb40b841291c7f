package io.chatter.streamcontext.check;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.InvalidConfigurationException;
import io.chatter.configuration.Room;
import io.chatter.configuration.StreamSource;
import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.ffmpeg.FfmpegPublisher;
import java.io.IOException;
import java.nio.file.Path;

/// Publishes a file to a room that waits for a publisher, as OBS would: `StreamPush FILE ROOM CONFIGS`. Exit code 0
/// when it was played to its end, 1 when the room hung up or did not answer, 2 when it cannot be tried.
public final class StreamPush {
    private StreamPush() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            Room room = room(arguments[1], Path.of(arguments[2]));
            if (!(room.source() instanceof StreamSource.RtmpListener source)) {
                throw new FeedException("room " + room.id() + " does not wait for a publisher by RTMP; give it"
                        + " `source: { kind: rtmp, stream_key: ... }` and start the stack again");
            }
            FfmpegPublisher publisher = new FfmpegPublisher(
                    LocalTools.ofThisMachine().ffmpeg(), "127.0.0.1", source.port(), source.streamKey());
            System.err.println("pushing to room " + room.id() + " on port " + source.port()
                    + " until the file ends; Ctrl-C stops");
            System.exit(publisher.publish(Path.of(arguments[0])) ? 0 : 1);
        } catch (FeedException | InvalidConfigurationException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static Room room(String id, Path configs) {
        Room room = ChatterConfiguration.load(configs).rooms().get(id);
        if (room == null) {
            throw new FeedException("there is no room " + id + " in " + configs);
        }
        return room;
    }
}
