package io.chatter.streamcontext.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SoundQueueTest {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SoundQueue queue = new SoundQueue(Duration.ofSeconds(2), Duration.ofMillis(500));

    @Test
    void shouldDropTheOldestSoundAndNameTheHole() throws InterruptedException {
        // Given
        List<SoundChunk> sound = Recordings.silence(Recordings.START, 2.1);

        // When
        List<SoundQueue.Hole> holes =
                sound.stream().map(queue::put).flatMap(Optional::stream).toList();

        // Then
        assertThat(holes).containsExactly(new SoundQueue.Hole(Recordings.START, Recordings.START.plusMillis(1_600)));
        assertThat(queue.take(PAUSE)).map(SoundChunk::at).contains(Recordings.START.plusMillis(1_600));
    }

    @Test
    void shouldGiveSoundInOrder() throws InterruptedException {
        // Given
        List<SoundChunk> sound = Recordings.silence(Recordings.START, 0.3);
        sound.forEach(queue::put);

        // Then
        assertThat(Stream.of(queue.take(PAUSE), queue.take(PAUSE), queue.take(PAUSE))
                        .flatMap(Optional::stream))
                .isEqualTo(sound);
    }
}
