package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Affinities;
import io.chatter.configuration.Persona;
import io.chatter.safety.AuthorKind;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.safety.Verdict;
import io.chatter.schema.StreamEventType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrammarsTest {

    private static final Set<String> HABITS = Set.of("opener", "closer");
    private final Map<String, Grammar> grammars = Grammars.load().all();

    @Test
    void shouldHaveAGrammarForEachAuthoredPersona() {
        assertThat(HouseScenes.personas())
                .hasSizeGreaterThanOrEqualTo(24)
                .extracting(Persona::archetype)
                .doesNotHaveDuplicates()
                .allSatisfy(archetype -> assertThat(grammars).containsKey(archetype));
    }

    @Test
    void shouldReachEveryRuleAndCallNoneThatIsMissing() {
        Set<String> intents = Arrays.stream(Intent.values()).map(Intent::rule).collect(Collectors.toSet());
        grammars.values().forEach(grammar -> {
            // When
            Set<String> called = new HashSet<>();
            grammar.rules().values().stream()
                    .flatMap(List::stream)
                    .forEach(template -> collectCalls(template.nodes(), called));

            // Then
            assertThat(grammar.rules().keySet()).as(grammar.archetype()).containsAll(called);
            assertThat(grammar.rules().keySet())
                    .as(grammar.archetype())
                    .allMatch(rule -> intents.contains(rule) || HABITS.contains(rule) || called.contains(rule));
        });
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "AGREE",
                "TEASE",
                "ASK",
                "WONDER",
                "PILE_ON",
                "EMOTE",
                "LORE",
                "GREET",
                "WELLBEING",
                "JOKE",
                "ADVICE",
                "FAVOUR"
            })
    void shouldHaveLinesOfEveryArchetypeForWhatPersonasDoToEachOther(Intent intent) {
        assertThat(grammars.values())
                .allSatisfy(grammar -> assertThat(grammar.rules()).containsKey(intent.rule()));
    }

    @Test
    void shouldHoldNothingButEmotesInAWave() {
        Emotes emotes = Emotes.load();
        Map<Slot, List<String>> values = Map.of(Slot.EMOTE, List.of("Pog"), Slot.WAVE, List.of("KEKW"));
        grammars.values()
                .forEach(grammar -> grammar.rule(Intent.EMOTE.rule())
                        .forEach(template -> assertThat(new Styling(emotes.names())
                                        .isEmotesOnly(Objects.requireNonNull(
                                                new Realiser(grammar, values, new Random(1)).realise(template))))
                                .as(template.id())
                                .isTrue()));
    }

    @Test
    void shouldKnowTheStanceOfEachAuthoredPersona() {
        assertThat(HouseScenes.personas())
                .extracting(persona -> persona.voice().stance())
                .allSatisfy(stance -> assertThat(Stance.load().byName()).containsKey(stance));
    }

    @Test
    void shouldLetCardsNameEveryEvent() {
        assertThat(Affinities.EVENTS)
                .isEqualTo(Stream.of(StreamEventType.values())
                        .map(event -> event.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    @Test
    void shouldFitAMoodWithEmotesThatAreDrawn() {
        Emotes emotes = Emotes.load();
        assertThat(emotes.moods()).containsOnlyKeys("fail", "clutch", "laugh");
        assertThat(emotes.moods().values())
                .allSatisfy(fitting -> assertThat(emotes.names()).containsAll(fitting));
    }

    @Test
    void shouldHaveWordsForAnEmptyScene() {
        grammars.values().forEach(grammar -> {
            // Given
            Map<Slot, List<String>> onlyTheCard = Map.of(Slot.EMOTE, List.of("Pog"));

            // When
            Stream<String> lines = grammar.linesFor(Intent.AMBIENT).stream()
                    .map(template -> new Realiser(grammar, onlyTheCard, new Random(1)).realise(template));

            // Then
            assertThat(lines.filter(line -> line != null))
                    .as(grammar.archetype())
                    .hasSizeGreaterThan(5);
        });
    }

    @Test
    void shouldRealiseEveryTemplateWhenEverySlotHasAValue() {
        Map<Slot, List<String>> all = Arrays.stream(Slot.values())
                .collect(Collectors.toMap(slot -> slot, slot -> List.of("lantern", "drawbridge")));
        grammars.values()
                .forEach(grammar -> grammar.rules()
                        .values()
                        .forEach(lines -> lines.forEach(
                                template -> assertThat(new Realiser(grammar, all, new Random(1)).realise(template))
                                        .as(template.id())
                                        .isNotNull()
                                        .doesNotContain("<", "{", "}", "|"))));
    }

    /// A line that safety keeps back is a person's question without an answer.
    @Test
    void shouldHoldNothingThatSafetyKeepsBack() {
        // Given
        Map<Slot, List<String>> all = Arrays.stream(Slot.values())
                .collect(Collectors.toMap(slot -> slot, slot -> List.of("lantern", "drawbridge")));
        TextModeration moderation = new TextModeration();

        // When
        List<String> keptBack = grammars.values().stream()
                .flatMap(grammar -> grammar.rules().values().stream()
                        .flatMap(List::stream)
                        .flatMap(template -> IntStream.range(0, 6)
                                .mapToObj(seed -> new Realiser(grammar, all, new Random(seed)).realise(template))))
                .filter(line -> line != null
                        && !(moderation.judge(line, AuthorKind.BOT, ModerationPolicy.defaults())
                                instanceof Verdict.Allow))
                .distinct()
                .toList();

        // Then
        assertThat(keptBack).isEmpty();
    }

    private static void collectCalls(List<Node> nodes, Set<String> called) {
        for (Node node : nodes) {
            switch (node) {
                case Node.Call call -> called.add(call.rule());
                case Node.Choice choice -> choice.alternatives().forEach(one -> collectCalls(one, called));
                case Node.Text text -> {}
                case Node.Fill fill -> {}
            }
        }
    }
}
