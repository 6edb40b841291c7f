package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.cli.Json;
import io.chatter.cli.Table;
import io.chatter.cli.kafka.DerivedAgents;
import io.chatter.cli.kafka.Roster;
import io.chatter.cli.kafka.RosterRequest;
import io.chatter.cli.stack.AgentStates;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.RunState;
import io.chatter.cli.stack.StackSession;
import io.chatter.observability.AgentState;
import io.chatter.schema.PersonaAssignment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "roster", mixinStandardHelpOptions = true, description = "Who sits in which room.")
final class RosterCommand {

    /// What `--json` prints for each agent.
    ///
    /// @param state label of an [AgentState]
    record Agent(
            String room, String agent, String persona, String displayName, boolean enabled, long seed, String state) {

        static Agent of(PersonaAssignment assignment, AgentState state) {
            return new Agent(
                    assignment.getRoomId(),
                    assignment.getAgent(),
                    assignment.getPersona(),
                    assignment.getDisplayName(),
                    assignment.getEnabled(),
                    assignment.getSeed(),
                    state.label());
        }
    }

    @Mixin
    private StackOptions stack = new StackOptions();

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the agents on the roster, and whether a worker runs each.")
    int list(@Option(names = "--json", description = "Print them as JSON.") boolean json) throws InterruptedException {
        RunState running = running();
        AgentStates states = AgentStates.of(running);
        Map<String, PersonaAssignment> assignments;
        try (Roster roster = new Roster(running.endpoints())) {
            assignments = roster.current();
        }
        System.out.print(json ? Json.write(agents(assignments, states)) + "\n" : table(assignments, states));
        return 0;
    }

    /// @param roster by key, here and below
    static List<Agent> agents(Map<String, PersonaAssignment> roster, AgentStates states) {
        return roster.entrySet().stream()
                .map(one -> Agent.of(one.getValue(), states.of(one.getKey())))
                .toList();
    }

    static String table(Map<String, PersonaAssignment> roster, AgentStates states) {
        Table table = new Table("ROOM", "AGENT", "PERSONA", "NAME", "ENABLED", "STATE");
        roster.forEach((key, one) -> table.row(
                one.getRoomId(),
                one.getAgent(),
                one.getPersona(),
                one.getDisplayName(),
                one.getEnabled(),
                inWords(states.of(key), one)));
        return table.render();
    }

    private static String inWords(AgentState state, PersonaAssignment assignment) {
        return switch (state) {
            case RUNS -> "runs";
            case AWAITS_MEMORIES -> "waits for its memories";
            case REFUSED_NO_PERSONA -> "refused: no persona " + assignment.getPersona();
            case REFUSED_NO_ROOM -> "refused: no room " + assignment.getRoomId();
            case REFUSED_OTHER_KEY -> "refused: it is filed under another agent's key";
            case REFUSED_NO_SLUG -> "refused: its name or its room is no slug";
            case NOT_RUN -> "not run";
            case UNKNOWN -> "unknown";
        };
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = "Seats the personas of all rooms of a configs folder; what is unchanged is not written.")
    int apply(
            @Option(names = "--configs", paramLabel = "DIR", description = StackOptions.CONFIGS_OF_UP) @Nullable
                    Path configs)
            throws InterruptedException {
        Path folder = StackOptions.configs(configs);
        seat(Roster.wanted(ConfigCommand.load(folder), Clock.systemUTC().instant()), folder);
        return 0;
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Seats one more agent in a room, or many for load.")
    int add(
            @Parameters(paramLabel = "PERSONA", arity = "0..1", description = "Id of the persona that it plays.")
                    @Nullable
                    String persona,
            @Option(names = "--room", paramLabel = "ROOM", defaultValue = "demo", description = "Room (default: demo).")
                    String room,
            @Option(names = "--as", paramLabel = "AGENT", description = "Name of the agent (default: the persona's).")
                    @Nullable
                    String agent,
            @Option(
                            names = "--generate",
                            paramLabel = "N",
                            description = "Instead, derive N agents from all authored personas.")
                    @Nullable
                    Integer generate,
            @Option(names = "--configs", paramLabel = "DIR", description = StackOptions.CONFIGS_OF_UP) @Nullable
                    Path configs)
            throws InterruptedException {
        Path folder = StackOptions.configs(configs);
        if ((persona == null) == (generate == null) || (generate != null && agent != null)) {
            throw new CliFailure(
                    "`roster add` needs a persona, which --as may rename, or --generate N alone",
                    "See `./chatter roster add --help`; personas are in " + folder.resolve("personas"));
        }
        RosterRequest request = new RosterRequest(ConfigCommand.load(folder), room);
        var now = Clock.systemUTC().instant();
        seat(
                generate == null
                        ? request.one(Objects.requireNonNull(persona), agent, now)
                        : request.derived(generate, now),
                folder);
        return 0;
    }

    private void seat(Map<String, PersonaAssignment> wanted, Path configs) throws InterruptedException {
        Seating seating = new Seating(stack.folders(), running());
        Roster.Change change = seating.seat(wanted);
        System.out.println(change.written() + " agents written, " + change.unchanged() + " unchanged");
        Set<String> personas =
                wanted.values().stream().map(PersonaAssignment::getPersona).collect(Collectors.toSet());
        seating.changedSince(configs, personas).ifPresent(notice -> System.out.println("notice: " + notice + "."));
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Ends an agent, or all that --generate made. Exits with 1 when there is none.")
    int remove(
            @Parameters(paramLabel = "AGENT", arity = "0..1", description = "Name of the agent.") @Nullable
                    String agent,
            @Option(names = "--room", paramLabel = "ROOM", defaultValue = "demo", description = "Room (default: demo).")
                    String room,
            @Option(names = "--generated", description = "All that --generate made.") boolean generated) {
        if ((agent == null) != generated) {
            throw new CliFailure("`roster remove` needs an agent or --generated", "See `./chatter roster list`");
        }
        try (Roster roster = new Roster(endpoints())) {
            List<String> keys = roster.current().values().stream()
                    .filter(one -> one.getRoomId().equals(room))
                    .map(PersonaAssignment::getAgent)
                    .filter(one -> generated ? DerivedAgents.isDerived(one) : one.equals(agent))
                    .map(one -> Roster.key(room, one))
                    .toList();
            if (keys.isEmpty()) {
                throw absent(agent, room, roster.current().values());
            }
            roster.remove(keys);
            System.out.println(keys.size() + (keys.size() == 1 ? " agent removed" : " agents removed"));
            return 0;
        }
    }

    static CliFailure absent(@Nullable String agent, String room, Collection<PersonaAssignment> roster) {
        Set<String> rooms =
                roster.stream().map(PersonaAssignment::getRoomId).collect(Collectors.toCollection(TreeSet::new));
        if (!rooms.contains(room)) {
            return CliFailure.absent(
                    "Nobody is on the roster of a room " + room,
                    rooms.isEmpty()
                            ? "Nobody is on the roster at all"
                            : "Rooms with agents are " + String.join(", ", rooms));
        }
        return agent == null
                ? CliFailure.absent("None that --generate made is on the roster of " + room, "Nothing is left to do")
                : CliFailure.absent(agent + " is not on the roster of " + room, "See `./chatter roster list`");
    }

    private RunState running() {
        return new StackSession(stack.folders(), new Progress(System.err)).require();
    }

    private Endpoints endpoints() {
        return running().endpoints();
    }
}
