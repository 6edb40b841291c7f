package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a template into words. One realiser serves one candidate: a slot that is asked twice gives the
/// same value.
final class Realiser {

    /// Brackets around names and emotes, so that styling leaves them alone; private-use characters.
    static final char PROTECT = '\uE000';

    static final char RELEASE = '\uE001';

    /// Chance that the best value of a slot is taken, then the next, and so on.
    private static final double BEST_VALUE_CHANCE = 0.55;

    /// Words that count one thing: "another spider", but not "another health".
    private static final Pattern COUNTS =
            Pattern.compile("(?i)\\b(?:an?|another|one(?: more)?|each|every|first|\\d+th|(?:an?|another|one) \\w+) $");

    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    private final Grammar grammar;
    private final Map<Slot, List<String>> values;
    private final Random random;
    private final Map<Slot, String> bound = new EnumMap<>(Slot.class);

    Realiser(Grammar grammar, Map<Slot, List<String>> values, Random random) {
        this.grammar = grammar;
        this.values = values;
        this.random = random;
    }

    /// Words of the template, verbs agreeing with plural values; null when the scene has no value for one
    /// of its slots.
    @Nullable
    String realise(Template template) {
        StringBuilder words = new StringBuilder();
        return append(template.nodes(), words)
                ? Agreement.settle(BLANKS.matcher(words).replaceAll(" ").strip())
                : null;
    }

    /// Whether what was realised holds a value of one of these slots.
    boolean used(Set<Slot> slots) {
        return !Collections.disjoint(bound.keySet(), slots);
    }

    private boolean append(List<Node> nodes, StringBuilder words) {
        for (Node node : nodes) {
            boolean filled = switch (node) {
                case Node.Text text -> {
                    words.append(text.text());
                    yield true;
                }
                case Node.Fill fill -> appendValue(fill, words);
                case Node.Choice choice -> appendOneOf(choice.alternatives(), words);
                case Node.Call call -> appendCalled(call.rule(), words);
            };
            if (!filled) {
                return false;
            }
        }
        return true;
    }

    private boolean appendOneOf(List<List<Node>> alternatives, StringBuilder words) {
        List<List<Node>> order = new ArrayList<>(alternatives);
        Collections.shuffle(order, random);
        int length = words.length();
        for (List<Node> alternative : order) {
            if (append(alternative, words)) {
                return true;
            }
            words.setLength(length);
        }
        return false;
    }

    private boolean appendCalled(String rule, StringBuilder words) {
        List<List<Node>> lines =
                grammar.rule(rule).stream().map(Template::nodes).toList();
        return appendOneOf(lines, words);
    }

    private boolean appendValue(Node.Fill fill, StringBuilder words) {
        String value = bound.get(fill.slot());
        if (value == null) {
            value = draw(fill.slot());
            if (value == null) {
                return false;
            }
            bound.put(fill.slot(), value);
        }
        if (Agreement.concerns(fill.slot()) && miscounts(fill.form(), value, words)) {
            return false;
        }
        String bent = fill.form().of(value);
        if (Agreement.concerns(fill.slot()) && ProperNames.isOne(value)) {
            dropArticle(words);
        } else if (fill.form().keepsNumber() && Agreement.concerns(fill.slot()) && Morphology.isPlural(value)) {
            Agreement.pluraliseDemonstrative(words);
            bent = Agreement.marked(bent);
        }
        boolean emoteWave = fill.slot() == Slot.TREND && !bent.equals(bent.toLowerCase(Locale.ROOT));
        if (fill.slot().isProtected() || emoteWave) {
            words.append(PROTECT).append(bent).append(RELEASE);
        } else {
            words.append(bent);
        }
        return true;
    }

    /// There is no "another health", "one more goblins", "healths" or "Deborahs".
    private static boolean miscounts(Form form, String value, StringBuilder before) {
        boolean counted = form.keepsNumber() && COUNTS.matcher(before).find();
        boolean single = Morphology.isUncountable(value) || ProperNames.isOne(value);
        return counted ? single || Morphology.isPlural(value) : form == Form.PLURAL && single;
    }

    /// "the Henry" is nobody.
    private static void dropArticle(StringBuilder words) {
        int at = words.length() - "the ".length();
        boolean article = at >= 0
                && words.substring(at).equalsIgnoreCase("the ")
                && (at == 0 || !Character.isLetter(words.charAt(at - 1)));
        if (article) {
            words.setLength(at);
        }
    }

    private @Nullable String draw(Slot slot) {
        return switch (slot) {
            case NUMBER -> String.valueOf(2 + random.nextInt(8));
            case PERCENT -> String.valueOf(3 + random.nextInt(95));
            case BIG -> String.valueOf(100 + random.nextInt(9900));
            case OTHER_THING -> pick(Slot.THING, bound.get(Slot.THING));
            case THING -> pick(Slot.THING, bound.get(Slot.OTHER_THING));
            case OPTION -> pick(Slot.OPTION, bound.get(Slot.REJECTED));
            case REJECTED -> pick(Slot.OPTION, bound.get(Slot.OPTION));
            case TOPIC, EMOTE, LAUGH -> anyOf(values.getOrDefault(slot, List.of()));
            case MATE -> anyOf(mates());
            default -> pick(slot, null);
        };
    }

    /// Whom a line answers is no third party to it.
    private List<String> mates() {
        List<String> answered = values.getOrDefault(Slot.WHO, List.of());
        return values.getOrDefault(Slot.MATE, List.of()).stream()
                .filter(mate -> answered.isEmpty() || !mate.equals(answered.getFirst()))
                .toList();
    }

    private @Nullable String pick(Slot slot, @Nullable String taken) {
        List<String> choices = values.getOrDefault(slot, List.of());
        String last = null;
        for (String choice : choices) {
            if (taken != null && (taken.contains(choice) || choice.contains(taken))) {
                continue;
            }
            if (random.nextDouble() < BEST_VALUE_CHANCE) {
                return choice;
            }
            last = choice;
        }
        return last;
    }

    private @Nullable String anyOf(List<String> choices) {
        return choices.isEmpty() ? null : choices.get(random.nextInt(choices.size()));
    }
}
