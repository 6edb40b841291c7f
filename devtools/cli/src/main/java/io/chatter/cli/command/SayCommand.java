package io.chatter.cli.command;

import io.chatter.cli.chat.ChatLine;
import io.chatter.cli.chat.ChatLine.Outcome;
import io.chatter.cli.chat.TicketOffice;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.StackSession;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "say",
        mixinStandardHelpOptions = true,
        description = "Says a line in a room and prints it as it comes back. Exit code 1 when it is refused.")
final class SayCommand implements Callable<Integer> {

    @Mixin
    private StackOptions stack = new StackOptions();

    @Parameters(paramLabel = "TEXT", description = "The line.")
    private String text = "";

    @Option(names = "--room", defaultValue = "demo", description = "The room (default: demo).")
    private String room = "demo";

    @Option(names = "--name", description = "Display name to ask for.")
    private @Nullable String name;

    @Option(names = "--token", description = "Say it as the bearer of this token: see `./chatter token`.")
    private @Nullable String token;

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = new Progress(System.out);
        Endpoints endpoints =
                new StackSession(stack.folders(), progress).require().endpoints();
        String ticket = token == null ? null : new TicketOffice(endpoints.url()).ticketFor(token);
        ChatLine line = new ChatLine(endpoints.socket(), Duration.ofSeconds(15));
        return switch (line.say(new ChatLine.Sender(room, name, ticket), text)) {
            case Outcome.Shown shown -> {
                progress.line(shown.author() + ": " + shown.text() + "   ("
                        + shown.after().toMillis() + " ms)");
                yield 0;
            }
            case Outcome.Rejected rejected -> {
                progress.line("Refused, " + rejected.code() + ": " + rejected.reason() + wait(rejected));
                yield 1;
            }
        };
    }

    private static String wait(Outcome.Rejected rejected) {
        Duration wait = rejected.retryAfter();
        return wait.isPositive() ? ". Again in " + wait.plusMillis(999).toSeconds() + " s" : "";
    }
}
