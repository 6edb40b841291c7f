package io.chatter.streamcontext.ffmpeg;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/// A room that reads RTSP, by the real ffmpeg.
class RtspTest {
    @Test
    void shouldHearAStream() throws IOException {
        try (StubRtsp server = new StubRtsp();
                PlayedRoom room = new PlayedRoom(new FfmpegSource.Remote(URI.create(server.address())))) {
            room.awaitState("listening");
        }
    }
}
