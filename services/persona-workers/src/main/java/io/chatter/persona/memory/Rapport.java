package io.chatter.persona.memory;

import io.chatter.persona.Removals;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// How one person has treated an agent, line by line. Confined to the keeper's thread.
final class Rapport {

    private static final Pattern WARM = Pattern.compile(
            "(?i)(\\b(lol|lmao|ha(ha)+|love|thanks|thank you|nice|true|based|same|gg|cute|funny|great|welcome)\\b|:\\)|<3|❤)");
    private static final Pattern COLD = Pattern.compile(
            "(?i)\\b(stop|boring|annoying|shut up|wrong|cringe|spam|nobody asked|who asked|mid|lame|go away|hate you)\\b");
    private static final int ENOUGH = 3;
    private static final int SOURCES = 8;
    private static final int LINES_KEPT = 40;

    private final Deque<UUID> lines = new ArrayDeque<>();
    private int said;
    private String name = "";
    private int warm;
    private int cold;
    private int asked;

    /// @return 1 for a warm line, -1 for a cold one, 0 for any other
    int add(ChatMessage line) {
        said++;
        lines.addLast(line.getMessageId());
        if (lines.size() > LINES_KEPT) {
            lines.removeFirst();
        }
        name = line.getAuthor().getDisplayName();
        int kind = WARM.matcher(line.getText()).find() ? 1 : 0;
        int unkind = COLD.matcher(line.getText()).find() ? 1 : 0;
        warm += kind;
        cold += unkind;
        asked += line.getText().contains("?") ? 1 : 0;
        return kind - unkind;
    }

    /// Whether one of the last lines was taken away.
    boolean restsOn(Removals removals) {
        return lines.stream().anyMatch(removals::cover);
    }

    /// What the person has become to the agent: an affinity, a rivalry or respect, with the lines that are
    /// the reason; empty while there is too little to go by.
    Optional<Candidate> bond(String person) {
        if (said < ENOUGH) {
            return Optional.empty();
        }
        if (cold > warm) {
            return Optional.of(bond(person, name + " is never impressed", Polarity.NEGATIVE));
        }
        if (warm > cold) {
            return Optional.of(bond(person, name + " is good company", Polarity.POSITIVE));
        }
        return asked >= ENOUGH
                ? Optional.of(bond(person, name + " asks good questions", Polarity.POSITIVE))
                : Optional.empty();
    }

    private Candidate bond(String person, String text, Polarity polarity) {
        double confidence = Math.min(0.9, 0.4 + 0.1 * said);
        List<UUID> reasons =
                lines.stream().skip(Math.max(0, lines.size() - SOURCES)).toList();
        return new Candidate(
                MemoryType.RELATIONSHIP, shortened(text), person, "bond", polarity, confidence, 0.5, reasons);
    }

    private static String shortened(String text) {
        return text.length() <= Candidate.LONGEST ? text : text.substring(0, Candidate.LONGEST);
    }
}
