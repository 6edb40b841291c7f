package io.chatter.topology.density;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Against a look at all lines that are remembered.
class NearDuplicatesTest {

    private static final double THRESHOLD = 0.8;
    private static final int REMEMBERED = 300;
    private static final List<String> TEXTS = List.of(
            "that boss has no chill at all",
            "THAT boss has no chill at all!!!",
            "who taught him to jump",
            "i left the oven on again",
            "i left the oven on again lol");

    private final NearDuplicates nearDuplicates = new NearDuplicates(THRESHOLD);

    @Test
    void shouldFindTheNewestLineThatIsStillRemembered() {
        // Given
        Random random = new Random(11);
        Deque<SketchedLine> remembered = new ArrayDeque<>();
        Deque<ComparedLine> compared = new ArrayDeque<>();
        List<Long> expected = new ArrayList<>();
        List<Long> found = new ArrayList<>();

        // When
        for (int at = 0; at < 2_000; at++) {
            SketchedLine line = line(at, random.nextInt(4) == 0 ? TEXTS.get(random.nextInt(5)) : "number " + at * at);
            expected.add(newestRepeated(line, remembered));
            ComparedLine result = nearDuplicates.compare(line);
            found.add(result.seenBefore());
            remembered.addFirst(line);
            compared.addLast(result);
            if (remembered.size() > REMEMBERED) {
                remembered.removeLast();
                nearDuplicates.forget(compared.removeFirst().number());
            }
        }

        // Then
        assertThat(found).isEqualTo(expected).contains(ComparedLine.NEVER);
    }

    @Test
    void shouldForgetLinesInAnyOrder() {
        // Given
        ComparedLine first = nearDuplicates.compare(line(1, TEXTS.getFirst()));
        ComparedLine second = nearDuplicates.compare(line(2, TEXTS.getFirst()));

        // When
        nearDuplicates.forget(second.number());

        // Then
        assertThat(nearDuplicates.compare(line(3, TEXTS.getFirst())).seenBefore())
                .isEqualTo(1);
        nearDuplicates.forget(first.number());
        assertThat(nearDuplicates.compare(line(4, TEXTS.getFirst())).seenBefore())
                .isEqualTo(3);
    }

    private static long newestRepeated(SketchedLine line, Deque<SketchedLine> newestFirst) {
        return newestFirst.stream()
                .filter(candidate -> candidate.sketch().similarityTo(line.sketch()) >= THRESHOLD)
                .findFirst()
                .map(SketchedLine::at)
                .orElse(ComparedLine.NEVER);
    }

    private static SketchedLine line(int at, String text) {
        return new SketchedLine(at, new UUID(0, at), LineSketch.of(text));
    }
}
