package io.chatter.persona.house;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.persona.memory.Excerpt;
import io.chatter.schema.ChatMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws memories by rule, as a model answers an extraction request: in the JSON that it asks for. Pure.
final class ExtractionByRule {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_CATCHPHRASE = 4;

    private record Drawn(Disclosure disclosure, int line) {}

    private ExtractionByRule() {}

    static String answer(Excerpt excerpt) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode memories = answer.putArray("memories");
        for (Drawn one : drawn(excerpt)) {
            Disclosure disclosure = one.disclosure();
            memories.addObject()
                    .put("type", disclosure.type().name().toLowerCase(Locale.ROOT))
                    .put("about_author", disclosure.aboutAuthor())
                    .put("subject", disclosure.subject())
                    .put("polarity", disclosure.polarity().name().toLowerCase(Locale.ROOT))
                    .put("text", disclosure.clause())
                    .put("confidence", disclosure.confidence())
                    .put("importance", disclosure.importance())
                    .put("line", one.line());
        }
        return answer.toString();
    }

    private static List<Drawn> drawn(Excerpt excerpt) {
        Vocatives vocatives = new Vocatives(excerpt.names());
        List<Drawn> drawn = new ArrayList<>();
        Map<String, Integer> said = new HashMap<>();
        for (int at = 0; at < excerpt.lines().size(); at++) {
            ChatMessage line = excerpt.lines().get(at);
            String name = line.getAuthor().getDisplayName();
            for (Disclosure disclosure : Disclosures.in(line.getText(), name, vocatives)) {
                drawn.add(new Drawn(disclosure, at));
            }
            List<String> words = Words.of(line.getText());
            String phrase = String.join(" ", words);
            boolean brief = words.size() > 1
                    && words.size() <= LONGEST_CATCHPHRASE
                    && !line.getText().contains("?");
            if (brief && said.merge(name + "|" + phrase, 1, Integer::sum) == 2) {
                drawn.add(new Drawn(Disclosure.catchphrase(phrase, name + " always says " + phrase), at));
            }
        }
        return drawn;
    }
}
