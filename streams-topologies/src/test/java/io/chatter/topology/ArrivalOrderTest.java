package io.chatter.topology;

import static io.chatter.topology.DrivenTopology.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topology.density.BotDensityTopology;
import io.chatter.topology.trends.TrendsTopology;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Windows tell what was said in them, in whatever order it came in time for them.
class ArrivalOrderTest {

    private static final int LINES = 800;
    private static final int SECONDS = 100;
    private static final int GRACE_MS = 2_000;
    private static final List<String> REPEATED = List.of(
            "that boss has no chill at all",
            "THAT boss has no chill at all!!!",
            "who taught him to jump",
            "i left the oven on again",
            "i left the oven on again lol");
    private static final List<String> WORDS =
            List.of("fan", "@dan", "dragon", "castle", "KEKW", "#castle", "moat", "@gizmo", "lantern", "of", "doom.");

    @TempDir
    Path state;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldTellTheSameWindowsOfLinesShuffledWithinTheGrace(long seed) {
        // Given
        Random random = new Random(seed);
        List<ChatMessage> lines = lines(random);
        Map<UUID, Long> arrivals = new HashMap<>();
        lines.forEach(line ->
                arrivals.put(line.getMessageId(), line.getBroadcastAt().toEpochMilli() + random.nextInt(GRACE_MS)));
        List<ChatMessage> shuffled = lines.stream()
                .sorted(Comparator.comparing(line -> arrivals.get(line.getMessageId())))
                .toList();
        ChatMessage closer = Lines.human("ana", "closer", at(SECONDS + 30));

        // When
        Told inOrder = told("in-order", lines, closer);
        Told asTheyCame = told("as-they-came", shuffled, closer);

        // Then
        assertThat(shuffled).isNotEqualTo(lines);
        assertThat(inOrder.densities())
                .anySatisfy(
                        density -> assertThat(density.getNearDuplicateShare()).isPositive());
        assertThat(inOrder.fast())
                .anySatisfy(snapshot -> assertThat(snapshot.getWaves()).isNotEmpty());
        assertThat(asTheyCame.bytes()).isEqualTo(inOrder.bytes());
        assertThat(asTheyCame.lateLines()).isZero();
    }

    @Test
    void shouldFindWhatRepeatsALineThatCameLateForItsFirstWindows() {
        // Given
        ChatMessage late = Lines.bot("gizmo", REPEATED.get(0), 0, at(4.5));
        List<ChatMessage> lines = new ArrayList<>(IntStream.range(1, 100)
                .mapToObj(second -> Lines.human("ana", "number " + second * second, at(second)))
                .toList());
        lines.add(8, Lines.bot("pixel", REPEATED.get(0), 0, at(8)));
        lines.add(17, Lines.bot("nova", REPEATED.get(0), 0, at(16)));
        List<ChatMessage> inOrder = new ArrayList<>(lines);
        inOrder.add(4, late);
        List<ChatMessage> afterTheFirstWindows = new ArrayList<>(lines);
        afterTheFirstWindows.add(14, late);
        ChatMessage closer = Lines.human("ana", "closer", at(130));

        // When
        Told expected = told("in-order", inOrder, closer);
        Told found = told("late", afterTheFirstWindows, closer);

        // Then
        assertThat(found.densitiesFrom(15)).hasSizeGreaterThan(15).isEqualTo(expected.densitiesFrom(15));
    }

    private static List<ChatMessage> lines(Random random) {
        return random.ints(LINES, 0, SECONDS * 1_000)
                .sorted()
                .mapToObj(millis -> line(random, millis / 1e3))
                .toList();
    }

    private static ChatMessage line(Random random, double second) {
        String text = random.nextInt(5) == 0
                ? REPEATED.get(random.nextInt(REPEATED.size()))
                : WORDS.get(random.nextInt(WORDS.size())) + " " + WORDS.get(random.nextInt(WORDS.size())) + " "
                        + random.nextInt(300);
        String author = "author" + random.nextInt(30);
        return random.nextBoolean()
                ? Lines.human(author, text, at(second))
                : Lines.bot(author, text, random.nextInt(3), at(second));
    }

    private Told told(String run, List<ChatMessage> lines, ChatMessage closer) {
        try (DrivenTopology chat = new DrivenTopology(state.resolve(run))) {
            lines.forEach(chat::say);
            chat.say(closer);
            double late = List.of(TrendsTopology.STORE, TrendsTopology.FAST_STORE, BotDensityTopology.STORE).stream()
                    .mapToDouble(store -> chat.lateLines(store) + chat.partlyLateLines(store))
                    .sum();
            return new Told(chat.trends(), chat.fast(), chat.densities(), late);
        }
    }

    private record Told(
            List<TrendsSnapshot> trends, List<TrendsSnapshot> fast, List<BotDensity> densities, double lateLines) {

        List<ByteBuffer> bytes() {
            return Stream.<List<? extends SpecificRecord>>of(trends, fast, densities)
                    .flatMap(List::stream)
                    .map(result -> ByteBuffer.wrap(
                            PlainAvro.of(result.getSchema()).serializer().serialize("", result)))
                    .toList();
        }

        List<BotDensity> densitiesFrom(double second) {
            return densities.stream()
                    .filter(density -> !density.getWindowEnd().isBefore(at(second)))
                    .toList();
        }
    }
}
