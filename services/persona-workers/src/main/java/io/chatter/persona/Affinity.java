package io.chatter.persona;

import io.chatter.configuration.Persona;
import io.chatter.schema.StreamEventType;
import java.util.Locale;
import java.util.Map;

/// How a persona takes to events and words: 1 is neutral. Pure.
final class Affinity {

    private static final double TOPIC = 1.6;
    private static final double LEAST = 0.1;
    private static final double MOST = 3;

    private Affinity() {}

    static double toEvent(Persona persona, StreamEventType event) {
        String wanted = event.name();
        return persona.affinities().entrySet().stream()
                .filter(entry -> entry.getKey()
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_')
                        .equals(wanted))
                .mapToDouble(Map.Entry::getValue)
                .map(Affinity::bounded)
                .findFirst()
                .orElse(1);
    }

    /// The strongest of the persona's keywords and topics that `text` contains as whole words.
    static double toWords(Persona persona, String text) {
        String words = spaced(text);
        double keywords = persona.affinities().entrySet().stream()
                .filter(entry -> words.contains(spaced(entry.getKey())))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(1);
        boolean topical = persona.topics().stream().anyMatch(topic -> words.contains(spaced(topic)));
        return bounded(topical ? Math.max(keywords, TOPIC) : keywords);
    }

    /// Whether `text` contains `term` as whole words.
    static boolean contains(String text, String term) {
        return spaced(text).contains(spaced(term));
    }

    private static double bounded(double affinity) {
        return Math.clamp(affinity, LEAST, MOST);
    }

    /// Words in lower case between single spaces, so that containment means whole words.
    private static String spaced(String text) {
        StringBuilder words = new StringBuilder(text.length() + 2).append(' ');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isLetterOrDigit(character)) {
                words.append(Character.toLowerCase(character));
            } else if (words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.charAt(words.length() - 1) == ' '
                ? words.toString()
                : words.append(' ').toString();
    }
}
