package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.cli.Json;
import io.chatter.cli.access.DeveloperKeys;
import io.chatter.cli.access.DeveloperToken;
import io.chatter.cli.access.DeveloperToken.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a bearer token that the gateway of this stack trusts, for development.",
            "Exchange it for a ticket: curl -X POST -H \"Authorization: Bearer $(./chatter token)\" URL/api/tickets"
        })
final class TokenCommand implements Callable<Integer> {

    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(
            names = "--role",
            defaultValue = "viewer",
            description = "viewer, member, moderator or broadcaster (default: viewer).")
    private Role role = Role.VIEWER;

    @Option(names = "--name", defaultValue = "dev", description = "Who the bearer is (default: dev).")
    private String name = "dev";

    @Option(names = "--room", description = "A room that it is for; may be repeated (default: all).")
    private List<String> rooms = List.of();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "How long it is good, for instance 90s, 15m, 1h (default: 1h).")
    private String expires = "1h";

    @Option(names = "--json", description = "Print it as JSON, with what it says.")
    private boolean json;

    private final Clock clock = Clock.systemUTC();

    /// The token with what it says, for programs.
    record Printed(String token, String name, Role role, List<String> rooms, String expiresAt) {}

    @Override
    public Integer call() {
        DeveloperKeys keys = DeveloperKeys.in(stack.folders().keys());
        DeveloperToken token = token();
        String signed = token.signedBy(keys);
        System.out.println(
                json
                        ? Json.write(new Printed(
                                signed,
                                token.name(),
                                token.role(),
                                token.rooms(),
                                token.expiresAt().toString()))
                        : signed);
        return 0;
    }

    private DeveloperToken token() {
        try {
            return DeveloperToken.of(name, role, rooms, clock.instant(), life());
        } catch (IllegalArgumentException e) {
            throw new CliFailure("No token: " + e.getMessage(), "Choose another one", e);
        }
    }

    private Duration life() {
        try {
            Duration life = Duration.parse("PT" + expires.toUpperCase(Locale.ROOT));
            if (life.isPositive()) {
                return life;
            }
        } catch (DateTimeParseException e) {
            // Said below, with the ones that are too short.
        }
        throw new CliFailure("--expires " + expires + " is no time from now", "Write it like 90s, 15m or 1h");
    }
}
