package io.chatter.cli.command;

import io.chatter.cli.Json;
import io.chatter.cli.Table;
import io.chatter.cli.kafka.Roster;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.StackSession;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "roster", mixinStandardHelpOptions = true, description = "Who sits in which room.")
final class RosterCommand {

    /// What `--json` prints for each agent.
    record Agent(String room, String agent, String persona, String displayName, boolean enabled, long seed) {}

    @Mixin
    private StackOptions stack = new StackOptions();

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the agents on the roster.")
    int list(@Option(names = "--json", description = "Print them as JSON.") boolean json) {
        List<Agent> agents;
        try (Roster roster = new Roster(endpoints())) {
            agents = roster.current().values().stream()
                    .map(one -> new Agent(
                            one.getRoomId(),
                            one.getAgent(),
                            one.getPersona(),
                            one.getDisplayName(),
                            one.getEnabled(),
                            one.getSeed()))
                    .toList();
        }
        if (json) {
            System.out.println(Json.write(agents));
            return 0;
        }
        Table table = new Table("ROOM", "AGENT", "PERSONA", "NAME", "ENABLED");
        agents.forEach(one -> table.row(one.room(), one.agent(), one.persona(), one.displayName(), one.enabled()));
        System.out.print(table.render());
        return 0;
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = "Seats the personas of all rooms of a configs folder; what is unchanged is not written.")
    int apply(
            @Option(names = "--configs", paramLabel = "DIR", description = "Configs folder.") @Nullable Path configs) {
        Path folder = configs == null ? StackOptions.checkout().resolve("configs") : configs;
        var wanted = Roster.wanted(ConfigCommand.load(folder), Clock.systemUTC().instant());
        try (Roster roster = new Roster(endpoints())) {
            Roster.Change change = roster.apply(wanted);
            System.out.println(change.written() + " agents written, " + change.unchanged() + " unchanged");
        }
        return 0;
    }

    private Endpoints endpoints() {
        return new StackSession(stack.folders(), new Progress(System.err))
                .require()
                .endpoints();
    }
}
