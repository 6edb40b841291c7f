package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.StreamEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pictures come five times a second.
class SceneChangesTest {
    private final List<StreamEvent> seen = new ArrayList<>();
    private final SceneChanges scenes = new SceneChanges(SceneSettings.defaults());
    private int pictures;

    @Test
    void shouldSeeACut() {
        see(30, 0.01);
        see(1, 0.4);
        see(30, 0.01);

        assertThat(seen)
                .singleElement()
                .satisfies(event -> assertThat(event.getEvidence()).startsWith("cut"));
    }

    @Test
    void shouldSeeACrossFadeWhereItBegan() {
        see(30, 0.005);
        see(8, 0.04);
        see(30, 0.005);

        assertThat(seen).singleElement().satisfies(event -> {
            assertThat(event.getEvidence()).startsWith("cross-fade");
            assertThat(event.getAt()).isEqualTo(Recordings.START.plusMillis(30 * 200));
        });
    }

    @Test
    void shouldNotTakeMovementForAChangeOfScene() {
        see(30, 0.005);
        see(100, 0.04);
        see(30, 0.005);
        see(20, 0.12);

        assertThat(seen).isEmpty();
    }

    @Test
    void shouldNotTakeAFlickerForACrossFade() {
        see(30, 0.005);
        see(2, 0.03);
        see(30, 0.005);

        assertThat(seen).isEmpty();
    }

    private void see(int count, double change) {
        for (double one : Collections.nCopies(count, change)) {
            scenes.see(Recordings.START.plusMillis(200L * pictures++), one).ifPresent(seen::add);
        }
    }
}
