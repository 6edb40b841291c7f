package io.chatter.cli.stack;

import io.chatter.cli.Table;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What `chatter status` shows; its JSON form is a contract.
///
/// @param healthy whether every component is ready
/// @param url of the page; null when no stack runs
public record StackStatus(
        boolean healthy, @Nullable String url, List<Service> services, List<Room> rooms, List<Group> groups) {

    /// @param state `ready`, `starting`, `unready` (runs, says that it is not ready) or `dead`
    /// @param rssMb resident memory in MB
    /// @param startedInMs from start to ready; null before
    public record Service(
            String name,
            String state,
            long pid,
            int port,
            long rssMb,
            @Nullable Long startedInMs) {}

    /// @param personas agents on the roster
    /// @param messagesPerMinute of the newest trends window; 0 while none is recent
    /// @param botDensity of the newest density window; 0 while none is recent
    /// @param engine that hears the room's stream; `none` while nothing is heard
    /// @param hearing how well: `listening`, `catching-up`, `skipping`, or `down` with the cause
    public record Room(
            String room, int personas, double messagesPerMinute, double botDensity, String engine, String hearing) {}

    /// @param lag records behind the end of the topic, over all partitions
    public record Group(String group, String topic, long lag) {}

    public StackStatus {
        services = List.copyOf(services);
        rooms = List.copyOf(rooms);
        groups = List.copyOf(groups);
    }

    public static StackStatus nothingRuns() {
        return new StackStatus(false, null, List.of(), List.of(), List.of());
    }

    /// As people read it.
    public String render() {
        if (services.isEmpty()) {
            return "No stack runs. Start one with `./chatter up`." + System.lineSeparator();
        }
        Table components = new Table("SERVICE", "STATE", "PID", "PORT", "RSS MB", "STARTED IN");
        services.forEach(one -> components.row(
                one.name(), one.state(), one.pid(), one.port(), one.rssMb(), seconds(one.startedInMs())));
        Table figures = new Table("ROOM", "PERSONAS", "LINES/MIN", "BOT DENSITY", "HEARD BY", "HEARING");
        rooms.forEach(room -> figures.row(
                room.room(),
                room.personas(),
                decimal(room.messagesPerMinute()),
                decimal(room.botDensity()),
                room.engine(),
                room.hearing()));
        Table lags = new Table("GROUP", "TOPIC", "LAG");
        groups.forEach(group -> lags.row(group.group(), group.topic(), group.lag()));
        return String.join(
                System.lineSeparator(),
                (healthy ? "healthy" : "NOT healthy") + "  " + url + System.lineSeparator(),
                components.render(),
                figures.render(),
                lags.render());
    }

    private static String seconds(@Nullable Long millis) {
        return millis == null ? "-" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
