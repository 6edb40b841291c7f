package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.LogTail;
import io.chatter.cli.stack.StackFolders;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows the end of one log, or of all.")
final class LogsCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofMillis(250);

    @Mixin
    private StackOptions stack = new StackOptions();

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "One service; without it, all.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with new lines until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "40",
            description = "Lines of each log (default: 40).")
    private int lines;

    @Override
    public Integer call() throws InterruptedException {
        List<Path> logs = logs(stack.folders());
        Map<Path, Long> positions = new HashMap<>();
        for (Path log : logs) {
            positions.put(log, size(log));
            LogTail.of(log, lines).forEach(line -> print(log, line, logs.size()));
        }
        while (follow) {
            Thread.sleep(PAUSE);
            for (Path log : logs) {
                positions.compute(log, (file, from) -> printFrom(file, from == null ? 0 : from, logs.size()));
            }
        }
        return 0;
    }

    private List<Path> logs(StackFolders folders) {
        List<Path> all = all(folders.logs());
        if (service == null) {
            return all;
        }
        Path wanted = folders.log(service);
        if (!all.contains(wanted)) {
            throw new CliFailure(
                    "There is no log of `" + service + "`",
                    "Logs are there of: "
                            + String.join(
                                    ", ", all.stream().map(LogsCommand::name).toList()));
        }
        return List.of(wanted);
    }

    private static List<Path> all(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CliFailure("The logs in " + folder + " cannot be listed (" + e + ")", "Mend their mode", e);
        }
    }

    private static long printFrom(Path log, long from, int logs) {
        long size = size(log);
        if (size == from) {
            return from;
        }
        try (var channel = Files.newByteChannel(log)) {
            channel.position(size < from ? 0 : from);
            byte[] bytes = Channels.newInputStream(channel).readAllBytes();
            new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> print(log, line, logs));
            return channel.position();
        } catch (IOException e) {
            return from;
        }
    }

    private static long size(Path log) {
        try {
            return Files.size(log);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void print(Path log, String line, int logs) {
        System.out.println(logs == 1 ? line : name(log) + " | " + line);
    }

    private static String name(Path log) {
        return log.getFileName().toString().replaceAll("\\.log$", "");
    }
}
