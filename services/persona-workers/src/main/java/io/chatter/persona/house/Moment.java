package io.chatter.persona.house;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a line is about: the intent, the words that triggered it and the values that templates may use.
///
/// @param trigger words that the line should play on; empty for a line out of the blue
/// @param values candidates for each slot, best first
/// @param addressee display name of the person who is answered; null when none is
record Moment(
        Intent intent,
        String trigger,
        Map<Slot, List<String>> values,
        @Nullable String addressee) {
    Moment {
        values = Map.copyOf(values);
    }

    /// The same moment with values for further slots.
    Moment with(Map<Slot, List<String>> further) {
        Map<Slot, List<String>> all = new EnumMap<>(Slot.class);
        all.putAll(values);
        further.forEach((slot, found) -> {
            if (!found.isEmpty()) {
                all.put(slot, found);
            }
        });
        return new Moment(intent, trigger, all, addressee);
    }

    /// The same moment with these values for slots that have none.
    Moment over(Map<Slot, List<String>> common) {
        return new Moment(intent, trigger, Map.of(), addressee).with(common).with(values);
    }

    /// The same moment, as an answer to a person.
    Moment to(String name) {
        return new Moment(intent, trigger, values, name);
    }

    /// The same moment, for a line that does something else about it.
    Moment as(Intent other) {
        return new Moment(other, trigger, values, addressee);
    }
}
