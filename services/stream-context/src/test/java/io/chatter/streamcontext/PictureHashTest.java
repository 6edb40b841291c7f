package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PictureHashTest {
    private static final int BITS = 6;

    @Test
    void shouldTakeAPictureWithOtherNoiseForTheSame() {
        assertThat(LongStream.range(0, 50)
                        .filter(seed ->
                                hash(Pictures.fields(seed, 3)).looksLike(hash(Pictures.fields(seed, 12)), BITS)))
                .hasSize(50);
    }

    @Test
    void shouldTakeOtherPicturesForOthers() {
        assertThat(LongStream.range(0, 50)
                        .filter(seed ->
                                hash(Pictures.fields(seed, 3)).looksLike(hash(Pictures.fields(seed + 1, 3)), BITS)))
                .isEmpty();
    }

    @Test
    void shouldTellADarkScreenFromABrightOne() {
        assertThat(hash(Pictures.flat(16)).looksLike(hash(Pictures.flat(235)), BITS))
                .isFalse();
        assertThat(hash(Pictures.flat(16)).looksLike(hash(Pictures.flat(20)), BITS))
                .isTrue();
    }

    @Test
    void shouldSayThatGarbageIsNoPicture() {
        assertThatThrownBy(() -> hash(new Frame(Instant.EPOCH, new byte[500])))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("no picture");
    }

    @Test
    void shouldSpendNoMoreThanTheBudgetInAnyHour() {
        // Given
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        PictureBudget budget = new PictureBudget(3, now::get);

        // When
        long atOnce = LongStream.range(0, 10).filter(_ -> budget.spend()).count();
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(59)));
        boolean soon = budget.spend();
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(60)));
        boolean later = budget.spend();

        // Then
        assertThat(atOnce).isEqualTo(3);
        assertThat(soon).isFalse();
        assertThat(later).isTrue();
    }

    private static PictureHash hash(Frame frame) {
        return PictureHash.of(frame);
    }
}
