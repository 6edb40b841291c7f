package io.chatter.gateway.config;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Persona;
import io.chatter.configuration.Room;
import io.chatter.configuration.RoomAccess;
import io.chatter.configuration.RoomPlayer;
import io.chatter.gateway.Bench;
import io.chatter.gateway.Chat;
import io.chatter.gateway.ChatRules;
import io.chatter.gateway.FlushPace;
import io.chatter.gateway.GuestIds;
import io.chatter.gateway.Guests;
import io.chatter.gateway.LineLog;
import io.chatter.gateway.NameRule;
import io.chatter.gateway.OlderLines;
import io.chatter.gateway.PendingLines;
import io.chatter.gateway.RoomModes;
import io.chatter.gateway.RoomProfile;
import io.chatter.gateway.Rooms;
import io.chatter.gateway.Tally;
import io.chatter.gateway.safety.RoomPolicies;
import io.chatter.gateway.socket.AllowedOrigins;
import io.chatter.gateway.socket.ChatSocket;
import io.chatter.gateway.socket.ServerEventJson;
import io.chatter.gateway.socket.SocketQuota;
import io.chatter.observability.Metric;
import io.chatter.safety.AuthorKind;
import io.chatter.safety.TextModeration;
import io.chatter.safety.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Puts the rooms, the chat in them and the socket together.
@Singleton
public class RoomAssembly {

    /// How long a line may be under way through the log before its sender hears about it.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How far one replica may be behind another.
    private static final Duration REPLICA_LAG = Duration.ofSeconds(3);

    @Produces
    @Singleton
    ChatterConfiguration configuration(@ConfigProperty(name = "chatter.configs") Path configs) {
        return ChatterConfiguration.load(configs);
    }

    @Produces
    @Singleton
    ServerEventJson encoder() {
        return new ServerEventJson();
    }

    @Produces
    @Singleton
    Rooms rooms(
            ChatterConfiguration configuration,
            GatewayConfig config,
            ServerEventJson encoder,
            FanOutTimer timer,
            GuestIds guests,
            Tally tally) {
        FlushPace pace =
                new FlushPace(FlushPace.DEFAULT.perListener(), config.rooms().flush());
        var delivery = new io.chatter.gateway.Room.Delivery(
                encoder, pace, config.rooms().ring(), timer.executor(), System::nanoTime, tally);
        return new Rooms(
                configuration.rooms().values().stream()
                        .map(room -> profile(room, config.player().hosts()))
                        .toList(),
                delivery,
                guests);
    }

    @Produces
    @Singleton
    PendingLines pending(Tally tally) {
        return new PendingLines(PATIENCE, tally);
    }

    @Produces
    @Singleton
    TextModeration safety(MeterRegistry registry) {
        TextModeration safety = new TextModeration();
        Metric.GATEWAY_SAFETY_FAILURES.counter(registry, safety, TextModeration::failures);
        return safety;
    }

    @Produces
    @Singleton
    Guests guests(ChatterConfiguration configuration, TextModeration safety, GuestIds ids) {
        Set<String> taken = new HashSet<>(configuration.personas().keySet());
        configuration.personas().values().stream().map(Persona::displayName).forEach(taken::add);
        RoomPolicies policies = RoomPolicies.of(configuration);
        NameRule acceptable =
                (name, room) -> safety.judge(name, AuthorKind.HUMAN, policies.of(room)) instanceof Verdict.Allow;
        return new Guests(taken, acceptable, ids);
    }

    @Produces
    @Singleton
    Chat chat(Chat.Door door, Chat.Log log, Bench bench, GatewayConfig config, Tally tally) {
        ChatRules.Posting posting = new ChatRules.Posting(
                config.posting().lines(),
                config.posting().moderatorLines(),
                config.posting().window(),
                config.posting().strikes());
        ChatRules rules = new ChatRules(
                posting,
                config.socket().perAccount(),
                config.socket().queuedBytes(),
                config.socket().missedLines());
        return new Chat(door, log, bench, rules, tally);
    }

    @Produces
    @Singleton
    Chat.Log log(LineLog lines, OlderLines older, PendingLines pending) {
        return new Chat.Log(lines, older, pending, Clock.systemUTC(), REPLICA_LAG);
    }

    @Produces
    @Singleton
    ChatSocket socket(Chat chat, GatewayConfig config, ServerEventJson encoder) {
        AllowedOrigins origins = new AllowedOrigins(
                config.socket().origins().orElse(Set.of()),
                config.socket().localPages(),
                config.socket().programs());
        SocketQuota quota =
                new SocketQuota(config.socket().perAddress(), config.socket().perLocalAddress());
        return new ChatSocket(chat, origins, quota, encoder);
    }

    private static RoomProfile profile(Room room, Set<String> playerHosts) {
        RoomAccess.Modes modes = room.access().modes();
        return new RoomProfile(
                room.id(),
                room.title(),
                room.description(),
                new RoomProfile.Access(
                        room.access().guestsMayRead(),
                        room.access().guestsMayPost(),
                        new RoomModes(
                                Duration.ofSeconds(modes.slow()),
                                modes.emoteOnly(),
                                modes.uniqueChat(),
                                modes.membersOnly(),
                                false)),
                room.pacing().targetLinesPerMinute(),
                player(room, playerHosts));
    }

    private static RoomProfile.@Nullable Player player(Room room, Set<String> hosts) {
        RoomPlayer player = room.player();
        if (player.kind() == RoomPlayer.Kind.NONE) {
            return null;
        }
        if (!hosts.contains(player.host())) {
            throw new IllegalArgumentException("room " + room.id() + " has a player at " + player.host()
                    + ", which is not allowed; add the host to chatter.gateway.player.hosts ("
                    + String.join(",", hosts) + ")");
        }
        return new RoomProfile.Player(player.kind().name().toLowerCase(Locale.ROOT), player.address());
    }
}
