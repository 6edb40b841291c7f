package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.cli.Json;
import io.chatter.cli.kafka.RoomFigures;
import io.chatter.cli.kafka.StackLags;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.HealthReport;
import io.chatter.cli.stack.RunState;
import io.chatter.cli.stack.RunStateFile;
import io.chatter.cli.stack.StackStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows every process, room and consumer group. Exit code 1 when the stack is not healthy.")
final class StatusCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String CLEAR = "\u001b[H\u001b[2J";

    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(names = "--watch", description = "Show it again every two seconds until Ctrl-C.")
    private boolean watch;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws InterruptedException {
        StackStatus status = read();
        print(status);
        while (watch) {
            Thread.sleep(PAUSE);
            status = read();
            print(status);
        }
        return status.healthy() ? 0 : 1;
    }

    private void print(StackStatus status) {
        String text = json ? Json.write(status) + System.lineSeparator() : status.render();
        System.out.print((watch && !json ? CLEAR : "") + text);
        System.out.flush();
    }

    private StackStatus read() throws InterruptedException {
        Optional<RunState> state = new RunStateFile(stack.folders().runState()).read();
        if (state.isEmpty() || state.get().components().isEmpty()) {
            return StackStatus.nothingRuns();
        }
        Endpoints endpoints = state.get().endpoints();
        List<StackStatus.Service> services = HealthReport.of(state.get());
        boolean ready = services.stream().allMatch(service -> service.state().equals("ready"));
        boolean figures =
                services.stream().limit(2).allMatch(service -> service.state().equals("ready"));
        return new StackStatus(
                ready,
                endpoints.url().toString(),
                services,
                figures ? rooms(endpoints) : List.of(),
                figures ? groups(endpoints) : List.of());
    }

    private List<StackStatus.Room> rooms(Endpoints endpoints) {
        try {
            return RoomFigures.read(endpoints, clock.instant());
        } catch (CliFailure | KafkaException e) {
            System.err.println("chatter: no room figures: " + e.getMessage());
            return List.of();
        }
    }

    private static List<StackStatus.Group> groups(Endpoints endpoints) {
        try {
            return StackLags.read(endpoints);
        } catch (CliFailure | KafkaException e) {
            System.err.println("chatter: no group figures: " + e.getMessage());
            return List.of();
        }
    }
}
