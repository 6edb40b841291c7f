package io.chatter.data.replay;

import io.chatter.data.replay.RunDiff.Comparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/// Counts of one topic as they grow. Owned by one thread.
final class WindowTally {

    /// A window, as often as it was told on each side.
    ///
    /// @param live oldest first, as is `replayed`
    record Told(String room, Instant end, List<SpecificRecord> live, List<SpecificRecord> replayed) {

        Told(String room, Instant end) {
            this(room, end, new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public String toString() {
            return room + " " + end;
        }
    }

    private static final int EXAMPLES = 5;

    private long same;
    private long different;
    private long onlyReplay;
    private long onlyLive;
    private long warmUp;
    private long gone;
    private final List<String> examples = new ArrayList<>();

    /// @param edge live windows that end here or before may have been deleted
    void add(Told window, Instant edge) {
        if (window.live().isEmpty() && !window.end().isAfter(edge)) {
            gone++;
        } else if (window.live().isEmpty()) {
            onlyReplay++;
            example(window + " was not live");
        } else if (window.replayed().isEmpty()) {
            onlyLive++;
            example(window + " was live only");
        } else if (window.replayed().equals(window.live())) {
            same++;
        } else {
            different++;
            example(window + difference(window));
        }
    }

    /// A window that the run lacks a part of the past of.
    void addWarmUp() {
        warmUp++;
    }

    /// A window that was told once more when it had long been compared: none that is gone or in warm-up.
    void addToldAgain(Told window) {
        different++;
        example(window + " was told again later");
    }

    Comparison of(String topic) {
        return new Comparison(topic, same, different, onlyReplay, onlyLive, warmUp, gone, List.copyOf(examples));
    }

    private void example(String text) {
        if (examples.size() < EXAMPLES) {
            examples.add(text);
        }
    }

    private static String difference(Told window) {
        return window.replayed().size() == window.live().size()
                ? " differs in "
                        + fields(window.replayed().getLast(), window.live().getLast())
                : " was told " + window.live().size() + " times live and "
                        + window.replayed().size() + " in the run";
    }

    private static String fields(SpecificRecord one, SpecificRecord other) {
        return String.join(
                ", ",
                one.getSchema().getFields().stream()
                        .filter(field ->
                                !String.valueOf(one.get(field.pos())).equals(String.valueOf(other.get(field.pos()))))
                        .map(Schema.Field::name)
                        .toList());
    }
}
