package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// How lines hang together. Immutable.
///
/// @param answerers by the id of a line, the authors of those that answer it
/// @param repeats by the id of a person's line, their other lines that say nearly the same
/// @param personas ids of the personas among the authors
record Relations(Map<UUID, Set<String>> answerers, Map<UUID, List<ChatMessage>> repeats, Set<String> personas) {

    static Relations among(List<ChatMessage> lines) {
        return new Relations(
                answerers(lines),
                repeats(lines),
                lines.stream()
                        .filter(line -> line.getProvenance() != null)
                        .map(line -> line.getAuthor().getId())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Map<UUID, Set<String>> answerers(List<ChatMessage> lines) {
        Map<UUID, Set<String>> answerers = new HashMap<>();
        for (ChatMessage line : lines) {
            for (UUID answered : Answers.answeredBy(line)) {
                answerers
                        .computeIfAbsent(answered, _ -> new HashSet<>())
                        .add(line.getAuthor().getId());
            }
        }
        return answerers;
    }

    private static Map<UUID, List<ChatMessage>> repeats(List<ChatMessage> lines) {
        Map<UUID, List<ChatMessage>> repeats = new HashMap<>();
        lines.stream()
                .filter(line -> line.getOrigin() == Origin.HUMAN)
                .collect(Collectors.groupingBy(line -> PersonKey.of(line.getAuthor())))
                .values()
                .forEach(ofOne -> repeats.putAll(repeatsOfOne(ofOne)));
        return repeats;
    }

    private static Map<UUID, List<ChatMessage>> repeatsOfOne(List<ChatMessage> lines) {
        Map<UUID, List<ChatMessage>> repeats = new HashMap<>();
        List<NearDuplicates.Letters> letters = lines.stream()
                .map(line -> NearDuplicates.Letters.of(line.getText()))
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            List<ChatMessage> alike = new ArrayList<>();
            for (int j = 0; j < lines.size(); j++) {
                if (i != j && letters.get(i).alike(letters.get(j))) {
                    alike.add(lines.get(j));
                }
            }
            repeats.put(lines.get(i).getMessageId(), List.copyOf(alike));
        }
        return repeats;
    }
}
