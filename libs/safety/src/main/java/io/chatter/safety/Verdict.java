package io.chatter.safety;

import java.util.List;
import java.util.Set;

/// What becomes of a line. Findings stand in text order, their spans lie inside the text as written.
/// Flags are ids of a closed set; a flag says what a reader of the line may want to know and changes nothing by itself.
public sealed interface Verdict {

    /// The line may be shown as written.
    record Allow(Set<String> flags) implements Verdict {
        public Allow {
            flags = Set.copyOf(flags);
        }
    }

    /// `text` may be shown in place of the line. Judging `text` again never redacts more.
    record Redact(String text, List<Finding> findings, Set<String> flags) implements Verdict {
        public Redact {
            findings = atLeastOne(findings);
            flags = Set.copyOf(flags);
        }
    }

    /// A moderator decides; until then the line is not shown. Never given for a bot.
    ///
    /// @param text what an approval may show: the line, without what is to be redacted whoever approves
    record Hold(String text, List<Finding> findings, Set<String> flags) implements Verdict {
        public Hold {
            findings = atLeastOne(findings);
            flags = Set.copyOf(flags);
        }
    }

    /// The line must not be shown.
    record Block(List<Finding> findings) implements Verdict {
        public Block {
            findings = atLeastOne(findings);
        }
    }

    private static List<Finding> atLeastOne(List<Finding> findings) {
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a verdict other than Allow needs a finding");
        }
        return List.copyOf(findings);
    }
}
