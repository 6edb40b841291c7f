package io.chatter.trends.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topology.trends.TrendsConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Counts the lines of windows in the plainest way, to hold what was told against.
final class WindowRecount {

    private final Map<String, List<ChatMessage>> byRoom;

    WindowRecount(List<ChatMessage> firehose) {
        byRoom = firehose.stream().collect(Collectors.groupingBy(ChatMessage::getRoomId));
    }

    /// Each room's windows are there once, one every `advance` up to `last`, and each has all its lines.
    void check(List<TrendsSnapshot> told, Duration advance, Instant last) {
        Map<String, List<TrendsSnapshot>> windows =
                told.stream().collect(Collectors.groupingBy(TrendsSnapshot::getRoomId));
        assertThat(windows.keySet()).isEqualTo(byRoom.keySet());
        windows.forEach((room, ofRoom) -> {
            List<Instant> ends =
                    ofRoom.stream().map(TrendsSnapshot::getWindowEnd).toList();
            assertThat(ends).as(room).isEqualTo(everyAdvance(firstEnd(room, advance), ends.getLast(), advance));
            assertThat(ends.getLast()).isAfter(last);
            ofRoom.forEach(this::check);
        });
    }

    private void check(TrendsSnapshot window) {
        List<ChatMessage> lines = lines(window.getRoomId(), window.getWindowStart(), window.getWindowEnd());
        assertThat(window.getMessageCount())
                .as("%s %s", window.getRoomId(), window.getWindowEnd())
                .isEqualTo(lines.size());
        assertThat(window.getTrends().stream().map(Trend::getTerm))
                .as("%s %s", window.getRoomId(), window.getWindowEnd())
                .containsAll(wordsThatHaveAPlace(lines, window.getTrends()));
        for (Trend trend : window.getTrends()) {
            List<String> words = List.of(trend.getTerm().split(" "));
            assertThat(trend.getCount())
                    .as(trend.getTerm())
                    .isEqualTo(lines.stream()
                            .filter(line -> words.size() > 1
                                    ? line.getText().equals(trend.getTerm())
                                    : Arrays.asList(line.getText().split(" ")).contains(trend.getTerm()))
                            .count());
        }
    }

    void checkDensities(List<BotDensity> told, Instant last) {
        Map<String, List<BotDensity>> windows = told.stream().collect(Collectors.groupingBy(BotDensity::getRoomId));
        assertThat(windows.keySet()).isEqualTo(byRoom.keySet());
        Duration advance = Duration.ofSeconds(5);
        windows.forEach((room, ofRoom) -> {
            List<Instant> ends = ofRoom.stream().map(BotDensity::getWindowEnd).toList();
            assertThat(ends).as(room).isEqualTo(everyAdvance(firstEnd(room, advance), ends.getLast(), advance));
            assertThat(ends.getLast()).isAfter(last);
            for (BotDensity window : ofRoom) {
                List<ChatMessage> lines = lines(room, window.getWindowStart(), window.getWindowEnd());
                long bots = lines.stream()
                        .filter(line -> line.getOrigin() == Origin.BOT)
                        .count();
                assertThat(window.getBotCount()).isEqualTo(bots);
                assertThat(window.getHumanCount()).isEqualTo(lines.size() - bots);
            }
        });
    }

    /// Of the words of `ChatLoad`, those said too often for the list to be full without them.
    private static List<String> wordsThatHaveAPlace(List<ChatMessage> lines, List<Trend> told) {
        TrendsConfig config = TrendsConfig.defaults();
        long fewest =
                told.size() < config.top() ? config.minCount() : told.getLast().getCount() + 1;
        return ChatLoad.WORDS.stream()
                .filter(word -> lines.stream()
                                .filter(line ->
                                        Arrays.asList(line.getText().split(" ")).contains(word))
                                .count()
                        >= fewest)
                .toList();
    }

    /// End of the first window that has the room's first line.
    private Instant firstEnd(String room, Duration advance) {
        long first = byRoom.get(room).stream()
                .mapToLong(line -> line.getBroadcastAt().toEpochMilli())
                .min()
                .orElseThrow();
        return Instant.ofEpochMilli(Math.floorDiv(first, advance.toMillis()) * advance.toMillis())
                .plus(advance);
    }

    private List<ChatMessage> lines(String room, Instant start, Instant end) {
        return byRoom.getOrDefault(room, List.of()).stream()
                .filter(line -> !line.getBroadcastAt().isBefore(start)
                        && line.getBroadcastAt().isBefore(end))
                .toList();
    }

    private static List<Instant> everyAdvance(Instant first, Instant last, Duration advance) {
        return Stream.iterate(first, end -> !end.isAfter(last), end -> end.plus(advance))
                .toList();
    }
}
