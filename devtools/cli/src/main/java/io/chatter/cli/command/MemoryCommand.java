package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.cli.Json;
import io.chatter.cli.Table;
import io.chatter.cli.kafka.Roster;
import io.chatter.cli.memory.Kept;
import io.chatter.cli.memory.Mem0Access;
import io.chatter.cli.memory.Mem0Memories;
import io.chatter.cli.memory.MemoryStore;
import io.chatter.cli.memory.TopicMemories;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.StackSession;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.PersonaAssignment;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description =
                "What personas remember, and how to have it forgotten: on the topic, or on the Mem0 server that the"
                        + " CHATTER_MEMORY_* settings of `up` name.")
final class MemoryCommand {

    private static final int SHORT_ID = 8;

    /// What `--json` prints for each memory.
    record Shown(
            String id,
            String room,
            String agent,
            String type,
            String text,
            @Nullable String about,
            String slot,
            String polarity,
            double confidence,
            double importance,
            String createdAt,
            String updatedAt,
            @Nullable String supersedes,
            boolean superseded,
            List<String> sources) {

        static Shown of(Kept kept) {
            MemoryRecord memory = kept.memory();
            UUID supersedes = memory.getSupersedes();
            return new Shown(
                    kept.id(),
                    memory.getRoomId(),
                    memory.getAgent(),
                    memory.getType().name(),
                    memory.getText(),
                    memory.getOtherUser(),
                    memory.getSlot(),
                    memory.getPolarity().name(),
                    memory.getConfidence(),
                    memory.getImportance(),
                    memory.getCreatedAt().toString(),
                    memory.getUpdatedAt().toString(),
                    supersedes == null ? null : supersedes.toString(),
                    kept.superseded(),
                    memory.getSourceMessageIds().stream().map(UUID::toString).toList());
        }
    }

    /// Which memories are meant. None given means all.
    static final class Choice {

        @Option(names = "--room", paramLabel = "ROOM", description = "Those of this room.")
        private @Nullable String room;

        @Option(names = "--agent", paramLabel = "AGENT", description = "Those of this agent.")
        private @Nullable String agent;

        @Option(
                names = "--about",
                paramLabel = "PERSON",
                description = "Those about this person, or that name it: a guest's name, anybody else's id.")
        private @Nullable String about;

        boolean takes(Kept kept) {
            return (room == null || room.equals(kept.memory().getRoomId()))
                    && (agent == null || agent.equals(kept.memory().getAgent()))
                    && (about == null || kept.concerns(about));
        }

        boolean open() {
            return room == null && agent == null && about == null;
        }
    }

    @Mixin
    private StackOptions stack = new StackOptions();

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description =
                    "Lists what is remembered. What was replaced is history; --history shows it too. Exits with 1 when"
                            + " nothing of what was chosen is remembered.")
    int list(
            @Mixin Choice choice,
            @Option(names = "--history", description = "Also what was replaced by something newer.") boolean history,
            @Option(names = "--json", description = "Print them as JSON.") boolean json) {
        List<Kept> all = memories().all();
        List<Kept> found = all.stream()
                .filter(choice::takes)
                .filter(kept -> history || !kept.superseded())
                .toList();
        if (json) {
            System.out.println(Json.write(found.stream().map(Shown::of).toList()));
            return found.isEmpty() && !choice.open() ? 1 : 0;
        }
        Table table = new Table("ID", "ROOM", "AGENT", "TYPE", "ABOUT", "MEMORY");
        found.forEach(kept -> table.row(
                shortened(kept.id()),
                kept.memory().getRoomId(),
                kept.memory().getAgent(),
                kept.memory().getType(),
                kept.memory().getOtherUser() == null ? "" : kept.memory().getOtherUser(),
                kept.memory().getText() + (kept.superseded() ? " (replaced)" : "")));
        System.out.print(table.render());
        if (found.isEmpty() && !choice.open()) {
            System.err.println("Nothing of that is remembered. Agents that remember something: "
                    + all.stream()
                            .map(kept -> kept.memory().getAgent())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")));
            return 1;
        }
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows all of one memory, as JSON. Exits with 1 when there is none.")
    int show(@Parameters(paramLabel = "ID", description = "Its id, or the end of it that list prints.") String id) {
        System.out.println(Json.write(Shown.of(Kept.only(id, memories().all()))));
        return 0;
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Forgets memories for good, history too. Exits with 1 when there are none.")
    int delete(
            @Parameters(paramLabel = "ID", arity = "0..1", description = "One memory, by its id.") @Nullable String id,
            @Mixin Choice choice) {
        if (id == null && choice.open()) {
            throw new CliFailure(
                    "`memory delete` needs an id, --about, --agent or --room",
                    "Name what is to be forgotten; `./chatter memory list` shows it");
        }
        MemoryStore memories = memories();
        List<Kept> all = memories.all();
        List<Kept> chosen = id == null ? all.stream().filter(choice::takes).toList() : List.of(Kept.only(id, all));
        List<Kept> gone = Kept.withHistory(chosen, all);
        memories.forget(gone);
        System.out.println(gone.size() + (gone.size() == 1 ? " memory" : " memories") + " forgotten");
        return chosen.isEmpty() ? 1 : 0;
    }

    /// The end of a time-ordered id is what tells it from others.
    private static String shortened(String id) {
        return id.substring(id.length() - SHORT_ID);
    }

    /// The store that the workers were told to use, by the same settings.
    private MemoryStore memories() {
        Endpoints endpoints = new StackSession(stack.folders(), new Progress(System.err))
                .require()
                .endpoints();
        return Mem0Access.of(System.getenv())
                .<MemoryStore>map(server -> new Mem0Memories(server, () -> agents(endpoints)))
                .orElseGet(() -> new TopicMemories(endpoints));
    }

    private static Collection<PersonaAssignment> agents(Endpoints endpoints) {
        try (Roster roster = new Roster(endpoints)) {
            return roster.current().values();
        }
    }
}
