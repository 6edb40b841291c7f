package io.chatter.data.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadAheadTest {

    @Test
    void shouldHandOnWhatIsReadUntilItsEnd() throws InterruptedException {
        try (ReadAhead<Integer> ahead = ReadAhead.start(1, sink -> {
            sink.accept(List.of(1, 2));
            sink.accept(List.of(3));
        })) {
            assertThat(ahead.next()).containsExactly(1, 2);
            assertThat(ahead.next()).containsExactly(3);
            assertThat(ahead.next()).isEmpty();
            assertThat(ahead.next()).isEmpty();
        }
    }

    @Test
    void shouldFailWithWhatTheReaderFailsWith() {
        try (ReadAhead<Integer> ahead = ReadAhead.start(1, sink -> {
            throw new IllegalArgumentException("torn");
        })) {
            assertThatThrownBy(ahead::next).hasMessage("torn");
        }
    }

    @Test
    void shouldNotWaitForAReaderThatRanOutOfMemory() {
        try (ReadAhead<Integer> ahead = ReadAhead.start(1, sink -> {
            throw new OutOfMemoryError("heap");
        })) {
            assertThatThrownBy(ahead::next).isInstanceOf(OutOfMemoryError.class).hasMessage("heap");
        }
    }
}
