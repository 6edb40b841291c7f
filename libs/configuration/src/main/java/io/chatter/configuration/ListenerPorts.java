package io.chatter.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks that no two rooms wait for their publishers on the same port.
final class ListenerPorts {

    private ListenerPorts() {}

    static void check(List<Loaded<Room>> rooms, List<ConfigProblem> problems) {
        Map<String, String> taken = new HashMap<>();
        for (Loaded<Room> room : rooms) {
            String port = port(room.value().source());
            String other =
                    port.isEmpty() ? null : taken.putIfAbsent(port, room.value().id());
            if (other != null) {
                problems.add(room.document()
                        .problem(
                                "/source/port",
                                "room " + other + " listens on " + port + ", too",
                                "Give one of them another port"));
            }
        }
    }

    private static String port(StreamSource source) {
        return switch (source) {
            case StreamSource.RtmpListener rtmp -> "TCP port " + rtmp.port();
            case StreamSource.SrtListener srt -> "UDP port " + srt.port();
            case StreamSource.RecordedFile _, StreamSource.Address _, StreamSource.Device _, StreamSource.None _ -> "";
        };
    }
}
