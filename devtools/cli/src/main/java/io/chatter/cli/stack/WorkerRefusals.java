package io.chatter.cli.stack;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the workers of this stack log, from now on, of agents that they cannot run. A worker elsewhere is not heard.
/// Not thread-safe.
public final class WorkerRefusals {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration OTHERS = Duration.ofMillis(300);
    private static final Pattern REFUSED =
            Pattern.compile("agent\\.refused agent=\"?([^\\s\"]+)\"? why=(?:\"([^\"]*)\"|(\\S+))");

    private final Map<Path, Long> read = new LinkedHashMap<>();

    public WorkerRefusals(StackFolders folders, RunState state) {
        state.components().stream()
                .map(RunState.Entry::name)
                .filter(name -> name.startsWith(ServiceTable.WORKERS))
                .map(folders::log)
                .forEach(log -> read.put(log, size(log)));
    }

    /// Why agents were refused, by key, a moment after the first of these is; empty when none is in this time.
    public Map<String, String> of(Set<String> keys, Duration patience) throws InterruptedException {
        long limit = System.nanoTime() + patience.toNanos();
        Map<String, String> refused = look(keys);
        while (refused.isEmpty() && !read.isEmpty() && System.nanoTime() < limit) {
            Thread.sleep(LOOK_AGAIN);
            refused = look(keys);
        }
        if (refused.isEmpty() || refused.size() == keys.size()) {
            return refused;
        }
        Thread.sleep(OTHERS);
        return look(keys);
    }

    private Map<String, String> look(Set<String> keys) {
        Map<String, String> refused = new TreeMap<>();
        read.forEach((log, from) -> {
            Matcher matcher = REFUSED.matcher(after(log, from));
            while (matcher.find()) {
                if (keys.contains(matcher.group(1))) {
                    refused.put(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
                }
            }
        });
        return refused;
    }

    private static String after(Path log, long from) {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.min(from, channel.size()));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static long size(Path log) {
        try {
            return Files.size(log);
        } catch (IOException e) {
            return 0;
        }
    }
}
