package io.chatter.persona.house;

import io.chatter.persona.Scene;
import io.chatter.schema.ChatMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the others in the room do at this moment: whether a wave of lines goes through, and what several of them say.
/// Immutable.
final class Crowd {

    private static final Duration MOMENT = Duration.ofSeconds(12);
    private static final int WAVE = 5;
    private static final int SEVERAL = 3;

    private final List<ChatMessage> lines;
    private final boolean spokeItself;

    /// Something that several say.
    ///
    /// @param singers display names of those who do, the first first
    record Chorus(String thing, List<String> singers) {
        Chorus {
            singers = List.copyOf(singers);
        }
    }

    private Crowd(List<ChatMessage> lines, boolean spokeItself) {
        this.lines = lines;
        this.spokeItself = spokeItself;
    }

    /// @param speaker author id of whom the others are others to
    static Crowd around(String speaker, Scene scene) {
        Instant since = scene.now().minus(MOMENT);
        Map<Boolean, List<ChatMessage>> fresh = scene.recent().stream()
                .filter(line -> line.getSentAt().isAfter(since))
                .collect(Collectors.partitioningBy(
                        line -> line.getAuthor().getId().equals(speaker)));
        return new Crowd(
                fresh.getOrDefault(false, List.of()),
                !fresh.getOrDefault(true, List.of()).isEmpty());
    }

    boolean surges() {
        return lines.size() >= WAVE;
    }

    /// The first of these things that several others have just spoken of; none for who had a word already.
    Optional<Chorus> chorus(List<String> things, Keyphrases keyphrases) {
        if (spokeItself || lines.size() < SEVERAL) {
            return Optional.empty();
        }
        Map<ChatMessage, Set<String>> stems = new LinkedHashMap<>();
        lines.forEach(line -> stems.put(line, keyphrases.contentStems(line.getText())));
        return things.stream()
                .map(thing -> new Chorus(thing, singers(keyphrases.contentStems(thing), stems)))
                .filter(chorus -> chorus.singers().size() >= SEVERAL)
                .findFirst();
    }

    private static List<String> singers(Set<String> thing, Map<ChatMessage, Set<String>> stems) {
        Set<String> singers = new LinkedHashSet<>();
        stems.forEach((line, said) -> {
            if (!thing.isEmpty() && said.containsAll(thing)) {
                singers.add(line.getAuthor().getDisplayName());
            }
        });
        return List.copyOf(singers);
    }

    /// Emotes that the lines hold, the most frequent first.
    List<String> emotes(Emotes known) {
        Map<String, Long> counts = lines.stream()
                .flatMap(line -> Stream.of(line.getText().split(" ")))
                .filter(known.names()::contains)
                .collect(Collectors.groupingBy(emote -> emote, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
