package io.chatter.cli.command;

import io.chatter.cli.stack.Haste;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.StackFolders;
import io.chatter.cli.stack.StackSession;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = {
            "Stops the stack in reverse order, whoever started it, and leaves no process.",
            "Ctrl-C meanwhile ends it at once, as --now does."
        })
final class DownCommand implements Callable<Integer> {

    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(names = "--wipe", description = "Move the data and the logs aside afterwards; nothing is deleted.")
    private boolean wipe;

    @Option(
            names = "--now",
            description = "End it within seconds: write no start-up caches, kill what takes its time. Nothing is lost.")
    private boolean now;

    @Override
    public Integer call() throws InterruptedException {
        StackFolders folders = stack.folders();
        Progress progress = new Progress(System.out);
        folders.prepare();
        boolean ran = down(new StackSession(folders, progress));
        progress.line(ran ? "chatter is down." : "Nothing was running.");
        if (wipe) {
            progress.line("Data moved to " + folders.moveAside(Instant.now()));
        }
        return 0;
    }

    private boolean down(StackSession session) throws InterruptedException {
        try (SignalGuard _ = SignalGuard.install()) {
            return session.down(now ? Haste.NOW : Haste.NONE);
        }
    }
}
