package io.chatter.safety;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Every term of the lists in every kind of disguise, in lines as people write them. The same for the same seed.
final class EvasionCorpus {
    private static final String[] CARRIERS = {
        "%s", "you are a %s", "lol %s", "%s go away", "what a %s, really", "@bob %s !"
    };

    /// @param caught samples that did not pass
    record Score(int samples, int caught) {
        static final Score NONE = new Score(0, 0);

        Score plus(boolean wasCaught) {
            return new Score(samples + 1, caught + (wasCaught ? 1 : 0));
        }

        Score plus(Score other) {
            return new Score(samples + other.samples, caught + other.caught);
        }

        double share() {
            return samples == 0 ? 1 : (double) caught / samples;
        }
    }

    /// @param missed lines that passed and should not have, for the message of a failing test
    record Result(Map<Category, Map<Evasion, Score>> scores, List<String> missed) {
        Score of(Category category) {
            return scores.get(category).values().stream().reduce(Score.NONE, Score::plus);
        }

        Score of(Evasion evasion) {
            return scores.values().stream().map(byKind -> byKind.get(evasion)).reduce(Score.NONE, Score::plus);
        }

        Score total() {
            return scores.keySet().stream().map(this::of).reduce(Score.NONE, Score::plus);
        }
    }

    private final TextModeration moderation;
    private final ModerationPolicy policy;

    EvasionCorpus(TextModeration moderation, ModerationPolicy policy) {
        this.moderation = moderation;
        this.policy = policy;
    }

    Result run(long seed) {
        Random random = new Random(seed);
        Map<Category, Map<Evasion, Score>> scores = new EnumMap<>(Category.class);
        List<String> missed = new ArrayList<>();
        for (Term term : TermLists.load().terms().stream()
                .sorted(Comparator.comparing(Term::letters))
                .toList()) {
            if (!term.category().isLevelled()) {
                continue;
            }
            Map<Evasion, Score> byKind = scores.computeIfAbsent(term.category(), _ -> new EnumMap<>(Evasion.class));
            for (Evasion evasion : Evasion.values()) {
                String disguised = evasion.disguise(term.letters(), random);
                String line = CARRIERS[random.nextInt(CARRIERS.length)].formatted(disguised);
                boolean caught = isCaught(line);
                byKind.merge(evasion, Score.NONE.plus(caught), Score::plus);
                if (!caught) {
                    missed.add(evasion + " of '" + term.letters() + "': " + line);
                }
            }
        }
        return new Result(scores, missed);
    }

    private boolean isCaught(String line) {
        return switch (moderation.judge(line, AuthorKind.HUMAN, policy)) {
            case Verdict.Block _, Verdict.Hold _ -> true;
            case Verdict.Allow _, Verdict.Redact _ -> false;
        };
    }
}
