package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.cli.kafka.Roster;
import io.chatter.cli.stack.RunState;
import io.chatter.cli.stack.ServiceTable;
import io.chatter.cli.stack.StackFolders;
import io.chatter.cli.stack.WorkerRefusals;
import io.chatter.schema.PersonaAssignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes agents to the roster of a stack and listens whether its workers can run them.
final class Seating {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final StackFolders folders;
    private final RunState stack;

    Seating(StackFolders folders, RunState stack) {
        this.folders = folders;
        this.stack = stack;
    }

    /// @throws CliFailure when a worker refuses one of them; they stay on the roster
    Roster.Change seat(Map<String, PersonaAssignment> wanted) throws InterruptedException {
        WorkerRefusals refusals = new WorkerRefusals(folders, stack);
        Roster.Change change;
        try (Roster roster = new Roster(stack.endpoints())) {
            change = roster.apply(wanted);
        }
        if (change.written() > 0) {
            requireSeated(refusals.of(wanted.keySet(), PATIENCE));
        }
        return change;
    }

    static void requireSeated(Map<String, String> refused) {
        if (!refused.isEmpty()) {
            throw CliFailure.absent(
                    "On the roster, but no worker runs "
                            + refused.entrySet().stream()
                                    .map(one -> one.getKey() + " (" + one.getValue() + ")")
                                    .collect(Collectors.joining(", ")),
                    "Workers read cards and rooms from the configs folder of `./chatter up`: rooms at their start, and a card"
                            + " that they do not know when an agent comes that needs it. Put the file there, then"
                            + " `./chatter down` and `./chatter up`; or take off again who stays on the roster now: "
                            + refused.keySet().stream()
                                    .sorted()
                                    .map(Seating::undo)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static String undo(String key) {
        int bar = key.indexOf('|');
        return "`./chatter roster remove --room " + key.substring(0, bar) + " " + key.substring(bar + 1) + "`";
    }

    /// A word about cards that were written after a worker of the stack had begun; empty when there are none.
    Optional<String> changedSince(Path configs, Set<String> personas) {
        long begun = stack.components().stream()
                .filter(one -> one.name().startsWith(ServiceTable.WORKERS))
                .mapToLong(RunState.Entry::startedAtMs)
                .min()
                .orElse(Long.MAX_VALUE);
        String changed = personas.stream()
                .map(id -> configs.resolve("personas").resolve(id + ".yaml"))
                .filter(card -> writtenAt(card) > begun)
                .map(card -> card.getFileName().toString())
                .sorted()
                .collect(Collectors.joining(", "));
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(changed + " was written after the workers started. They look for a card that they do not"
                        + " know, but what changed in one that they know they read at their next start: `./chatter down`,"
                        + " then `./chatter up`");
    }

    private static long writtenAt(Path card) {
        try {
            return Files.getLastModifiedTime(card).toMillis();
        } catch (IOException e) {
            return Long.MIN_VALUE;
        }
    }
}
