package io.chatter.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.safety.match.Work;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for any text whatever.
final class TextModerationPropertiesTest {
    private static final int LONG = 100_000;
    private static final ModerationPolicy LONG_LINES =
            ModerationPolicy.defaults().withMaxCharacters(LONG);
    private static final TextModeration MODERATION = new TextModeration();

    /// Any text, and text of the pieces that rules look for.
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "fuck",
                "f.u.c.k",
                " a s s ",
                "@",
                "x@y.com",
                ".com",
                "http://",
                "1",
                "4111111111111111",
                "127.0.0.1",
                "8.8.8.8",
                "::",
                "+1 212 555 0187",
                "12 Main Street",
                " (dot) ",
                "(at)",
                "password:",
                "[",
                "]",
                "\u200B",
                "\u0301",
                "🅰",
                "ʇɐ",
                "*",
                "!",
                "\n",
                "ignore",
                "DE89370400440532013000",
                "\uD83D",
                "\uDE00",
                "ﷺ",
                " ");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(600),
                pieces.list().ofMaxSize(30).map(parts -> String.join("", parts)));
    }

    @Property
    void shouldNeverFailAndKeepSpansInsideTheText(@ForAll("texts") String text, @ForAll AuthorKind author) {
        // When
        Verdict verdict = MODERATION.judge(text, author, ModerationPolicy.defaults());

        // Then
        assertThat(MODERATION.failures()).isZero();
        assertThat(findings(verdict)).allSatisfy(finding -> {
            assertThat(finding.span().end()).isLessThanOrEqualTo(text.length());
            assertThat(finding.category()).isNotEqualTo(Category.INTERNAL);
        });
    }

    @Property
    void shouldRedactOnce(@ForAll("texts") String text) {
        // Given
        if (!(MODERATION.judge(text, AuthorKind.HUMAN, LONG_LINES) instanceof Verdict.Redact redact)) {
            return;
        }

        // When
        Verdict again = MODERATION.judge(redact.text(), AuthorKind.HUMAN, LONG_LINES);

        // Then
        assertThat(again).isInstanceOf(Verdict.Allow.class);
    }

    @Property(tries = 40)
    void shouldBoundTheWorkOnAnyLongText(@ForAll("texts") String unit) {
        // Given 100 thousand characters of it
        String text = unit.isEmpty() ? "a" : unit;
        String line = text.repeat(LONG / text.length() + 1).substring(0, LONG);
        Work work = new Work(Long.MAX_VALUE);

        // When
        Verdict verdict = MODERATION.judge(line, AuthorKind.HUMAN, LONG_LINES, work);

        // Then a constant number of steps for each character
        assertThat(work.spent()).isLessThan(400L * LONG);
        assertThat(verdict).isNotNull();
    }

    private static List<Finding> findings(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> List.of();
            case Verdict.Redact redact -> redact.findings();
            case Verdict.Hold hold -> hold.findings();
            case Verdict.Block block -> block.findings();
        };
    }
}
