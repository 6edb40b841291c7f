package io.chatter.streamcontext.ffmpeg;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Ties a child process to this one. A pipe to a shell beside the child stays open as long as we live; when
/// it closes, because we closed it or were killed, the shell kills the child. An ffmpeg that waits for a
/// publisher writes nothing and would otherwise outlive us for good.
///
/// Pure functions. Where there is no POSIX shell the child runs without a leash.
final class Leash {
    private static final Path SHELL = Path.of("/bin/sh");

    /// The watcher holds none of the child's pipes, so that their ends are seen; the child's exit code is
    /// the shell's.
    private static final String HOLD = """
            exec 3<&0 </dev/null
            "$@" 3<&- &
            child=$!
            { read -r _ <&3; kill -9 "$child"; } >/dev/null 2>&1 &
            watcher=$!
            exec 3<&-
            wait "$child"
            code=$?
            kill "$watcher" 2>/dev/null
            exit "$code"
            """;

    private Leash() {}

    static boolean isHere() {
        return File.separatorChar == '/' && Files.isExecutable(SHELL);
    }

    /// `command` on a leash: closing the process's stdin, from our side or by our death, ends it.
    static List<String> on(List<String> command) {
        if (!isHere()) {
            return command;
        }
        List<String> leashed = new ArrayList<>(List.of(SHELL.toString(), "-c", HOLD, "chatter-leash"));
        leashed.addAll(command);
        return leashed;
    }
}
