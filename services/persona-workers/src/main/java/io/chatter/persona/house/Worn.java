package io.chatter.persona.house;

import io.chatter.persona.Scene;
import io.chatter.schema.ChatMessage;
import java.util.List;
import java.util.stream.Stream;

/// What the room has said often enough: a thing that everybody names is left to rest where there is another. A `dead
/// spider` and a `giant spider` are the same thing. Immutable.
final class Worn {

    private static final int NEWEST = 8;
    private static final int OFTEN = 2;

    private final List<String> lines;

    private Worn(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    static Worn in(Scene scene) {
        return new Worn(scene.recent().stream()
                .map(ChatMessage::getText)
                .map(text -> String.join(" ", Words.of(text)))
                .toList());
    }

    /// All of these things, those last that the newest lines are full of.
    List<String> last(List<String> things) {
        List<String> newest = lines.subList(Math.max(0, lines.size() - NEWEST), lines.size());
        List<String> worn =
                things.stream().filter(thing -> naming(thing, newest) >= OFTEN).toList();
        return Stream.concat(things.stream().filter(thing -> !worn.contains(thing)), worn.stream())
                .toList();
    }

    /// Those of these things that no line of the room's names.
    List<String> unsaid(List<String> things) {
        return things.stream().filter(thing -> naming(thing, lines) == 0).toList();
    }

    private static long naming(String thing, List<String> lines) {
        String head = Form.HEAD.of(thing);
        return lines.stream().filter(line -> line.contains(head)).count();
    }
}
