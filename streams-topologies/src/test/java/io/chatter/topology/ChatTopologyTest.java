package io.chatter.topology;

import static io.chatter.topology.DrivenTopology.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.chatter.schema.BotDensity;
import io.chatter.schema.TermKind;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topology.density.BotDensityConfig;
import io.chatter.topology.density.BotDensityTopology;
import io.chatter.topology.trends.TrendsConfig;
import io.chatter.topology.trends.TrendsTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drives both aggregations with made-up time and looks at what they emit.
class ChatTopologyTest {

    @TempDir
    Path state;

    private DrivenTopology chat;

    @BeforeEach
    void startTopology() {
        chat = new DrivenTopology(state);
    }

    @AfterEach
    void stopTopology() {
        chat.close();
    }

    @Test
    void shouldEmitOneSnapshotAnAdvanceWithEveryLineOfItsWindow() {
        // Given
        chat.human(1, "ana", "that parry was clean");
        chat.human(3, "ben", "clean parry");
        chat.bot(4, "gizmo", "parry this", 0);

        // When
        chat.human(13, "ana", "next room");

        // Then
        List<TrendsSnapshot> snapshots = chat.trends();
        assertThat(snapshots).extracting(TrendsSnapshot::getWindowEnd).containsExactly(at(5), at(10));
        TrendsSnapshot first = snapshots.getFirst();
        assertThat(first.getWindowStart()).isEqualTo(at(-55));
        assertThat(first.getMessageCount()).isEqualTo(3);
        assertThat(first.getDistinctAuthors()).isEqualTo(3);
        assertThat(first.getRatePerMinute()).isEqualTo(3);
        assertThat(first.getTrends())
                .extracting(Trend::getTerm, Trend::getCount, Trend::getDistinctAuthors)
                .containsExactly(tuple("parry", 3L, 3L), tuple("clean", 2L, 2L));
        assertThat(first.getTrends().getFirst().getHumanShare()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void shouldKeepALineForEveryWindowItLiesInAndNoLonger() {
        // Given
        chat.human(1, "ana", "hello chat");

        // When
        for (int second = 5; second <= 80; second += 5) {
            chat.bot(second, "gizmo", "tick " + second, 0);
        }

        // Then: the line at 1 s lies in the windows that end from 5 s to 60 s
        List<BotDensity> emitted = chat.densities();
        assertThat(emitted)
                .filteredOn(density -> density.getHumanCount() == 1)
                .extracting(BotDensity::getWindowEnd)
                .first()
                .isEqualTo(at(5));
        assertThat(emitted)
                .filteredOn(density -> density.getHumanCount() == 1)
                .extracting(BotDensity::getWindowEnd)
                .last()
                .isEqualTo(at(60));
        assertThat(emitted.getLast().getHumanCount()).isZero();
    }

    @Test
    void shouldCountALineThatArrivesWithinTheGrace() {
        // Given
        chat.human(4, "ana", "first");
        chat.human(6, "ben", "second");

        // When: 4.5 s comes after 6 s, but the window that ends at 5 s is open until 7 s
        chat.human(4.5, "cat", "late but fine");
        chat.human(8, "ana", "closer");

        // Then
        assertThat(chat.trends().getFirst().getMessageCount()).isEqualTo(2);
    }

    @Test
    void shouldDropAMessageThatArrivesAfterTheGrace() {
        // Given
        chat.human(4, "ana", "first");
        chat.human(80, "ben", "much later");
        long before = chat.trends().size();

        // When
        chat.human(5, "cat", "a minute late");
        chat.human(88, "ben", "closer");

        // Then: no window is told again, and the drop is counted
        List<TrendsSnapshot> after = chat.trends();
        assertThat(before).isPositive();
        assertThat(after).extracting(TrendsSnapshot::getWindowEnd).containsExactly(at(85));
        assertThat(List.of(TrendsTopology.STORE, TrendsTopology.FAST_STORE, BotDensityTopology.STORE))
                .allSatisfy(store -> assertThat(chat.lateLines(store)).isEqualTo(1));
        assertThat(chat.densities())
                .filteredOn(density -> density.getWindowEnd().isAfter(at(75)))
                .extracting(BotDensity::getHumanCount)
                .containsExactly(1L);
    }

    @Test
    void shouldTellThatTheFirstWindowsOfALineLackIt() {
        // Given
        chat.human(4, "ana", "first");
        chat.human(13, "ben", "second");

        // When: the windows that end at 5 s and 10 s are closed, for the line and not for the whole of its minute
        chat.human(3, "cat", "ten seconds late");
        chat.human(18, "ana", "closer");

        // Then
        assertThat(chat.trends())
                .extracting(TrendsSnapshot::getWindowEnd, TrendsSnapshot::getMessageCount)
                .containsExactly(tuple(at(5), 1L), tuple(at(10), 1L), tuple(at(15), 3L));
        assertThat(chat.partlyLateLines(TrendsTopology.STORE)).isEqualTo(1);
        assertThat(chat.lateLines(TrendsTopology.STORE)).isZero();
    }

    @Test
    void shouldNotCompareWithALineThatArrivedAfterTheGrace() {
        // Given
        chat.human(4, "ana", "first");
        chat.human(80, "ben", "much later");

        // When: it lies in the minute before the next window
        chat.human(5, "cat", "treasure");
        chat.human(81, "ana", "treasure");
        chat.human(82, "ben", "treasure");
        chat.human(88, "ben", "closer");

        // Then
        assertThat(chat.trends().getLast().getTrends())
                .filteredOn(trend -> trend.getTerm().equals("treasure"))
                .extracting(Trend::getVelocity)
                .containsExactly(2.0);
    }

    @Test
    void shouldFallBackToNothingWhenARoomFallsSilent() {
        // Given
        chat.bot(1, "gizmo", "anyone here", 0);
        chat.bot(2, "pixel", "just us bots", 1);

        // When
        for (int second = 0; second < 90; second++) {
            chat.advanceWallClock(Duration.ofSeconds(1));
        }

        // Then
        List<BotDensity> emitted = chat.densities();
        assertThat(emitted.getFirst().getDensity()).isEqualTo(1);
        assertThat(emitted.getFirst().getBotReplyShare()).isEqualTo(0.5);
        assertThat(emitted.getLast().getBotCount()).isZero();
        assertThat(emitted.getLast().getDensity()).isZero();
        assertThat(emitted).extracting(BotDensity::getWindowEnd).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellWhoPostsAndHowDeepBotsTalkToBots() {
        // Given
        chat.bot(1, "gizmo", "one thing", 0);
        chat.bot(2, "gizmo", "another matter", 0);
        chat.bot(3, "pixel", "answering gizmo", 1);
        chat.bot(4, "gizmo", "answering pixel back", 2);

        // When
        chat.human(8, "ana", "hi");

        // Then
        BotDensity density = chat.densities().getFirst();
        assertThat(density.getMaxReplyDepth()).isEqualTo(2);
        assertThat(density.getMeanReplyDepth()).isEqualTo(0.75);
        assertThat(density.getPostsByAgent().getFirst().getAgent()).isEqualTo("gizmo");
        assertThat(density.getPostsByAgent().getFirst().getPosts()).isEqualTo(3);
    }

    @Test
    void shouldCallALineThatNearlyRepeatsAnEarlierOneANearDuplicate() {
        // Given
        chat.bot(1, "gizmo", "that boss has no chill at all", 0);
        chat.bot(2, "pixel", "THAT boss has no chill at all!!!", 0);
        chat.bot(3, "pixel", "i left the oven on again", 0);
        chat.bot(4, "nova", "who taught him to jump", 0);

        // When
        chat.human(8, "ana", "hi");

        // Then
        assertThat(chat.densities().getFirst().getNearDuplicateShare()).isEqualTo(0.25);
    }

    @Test
    void shouldKeepTheAlarmOnUntilDensityIsWellBelowTheThreshold() {
        // Given: twenty bots raise it, then people join slowly
        for (int i = 0; i < 20; i++) {
            chat.bot(1, "bot" + i, "line number " + i, 0);
        }
        chat.human(6, "ana", "hm");
        chat.human(7, "ben", "hello?");

        // When: 20 bots and 2 people are 91 %, one more person still is over the 87 % that 3 give
        chat.human(12, "cat", "hey");
        chat.human(17, "ana", "last");

        // Then
        assertThat(chat.densities()).extracting(BotDensity::getAlarm).containsExactly(true, true, false);
    }

    @Test
    void shouldRankKindsOfTermsApart() {
        // When
        chat.human(1, "ana", "KEKW @gizmo this #bramblekeep run https://example.org/run");
        chat.human(2, "ben", "KEKW @Gizmo #Bramblekeep https://example.org/run");
        chat.human(9, "ana", "bye");

        // Then
        assertThat(chat.trends().getFirst().getTrends())
                .extracting(Trend::getKind, Trend::getTerm)
                .containsExactly(
                        tuple(TermKind.EMOTE, "KEKW"),
                        tuple(TermKind.MENTION, "gizmo"),
                        tuple(TermKind.TAG, "bramblekeep"));
    }

    @Test
    void shouldRankWhatPeopleSayBeforeWhatAsManyBotsSay() {
        // Given: of the same weight the bots' word would be first, by its letters
        chat.bot(1, "gizmo", "anchor", 0);
        chat.bot(2, "pixel", "anchor", 0);
        chat.human(3, "ana", "walrus");
        chat.human(4, "ben", "walrus");

        // When
        chat.human(8, "ana", "bye");

        // Then
        assertThat(chat.trends().getFirst().getTrends())
                .extracting(Trend::getTerm, Trend::getCount, Trend::getHumanShare)
                .containsExactly(tuple("walrus", 2L, 1.0), tuple("anchor", 2L, 0.0));
    }

    @Test
    void shouldWeighALineOfAPersonAsManyBotsAsIsConfigured() {
        // Given: two lines of people, between as many lines of bots as weigh less and as weigh more
        int weight = (int) TrendsConfig.defaults().humanWeight();
        chat.human(1, "ana", "walrus");
        chat.human(1, "ben", "walrus");
        for (int i = 0; i < 2 * weight + 1; i++) {
            chat.bot(2, "bot" + i, "anchor", 0);
        }
        for (int i = 0; i < 2 * weight - 1; i++) {
            chat.bot(3, "bot" + i, "bramble", 0);
        }

        // When
        chat.human(8, "ana", "bye");

        // Then
        assertThat(weight).isGreaterThan(1);
        assertThat(chat.trends().getFirst().getTrends())
                .extracting(Trend::getTerm)
                .containsExactly("anchor", "walrus", "bramble");
    }

    @Test
    void shouldCountAWordApartFromAMentionThatLooksLikeIt() {
        // Given: names and words that differ from each other as their kinds do
        chat.human(1, "ana", "a fan @dan");
        chat.human(2, "ben", "my fan");
        chat.human(3, "cat", "@dan");

        // When
        chat.human(8, "ana", "bye");

        // Then
        assertThat(chat.trends().getFirst().getTrends())
                .extracting(Trend::getKind, Trend::getTerm, Trend::getCount)
                .containsExactly(tuple(TermKind.WORD, "fan", 2L), tuple(TermKind.MENTION, "dan", 2L));
    }

    @Test
    void shouldDescribeItselfAsTheGoldenFileSays() throws IOException {
        // Given
        Path golden = Path.of("src/test/resources/topology.txt");
        // When
        String description = DrivenTopology.description(TrendsConfig.defaults(), BotDensityConfig.defaults());

        // Then
        assertThat(description)
                .as(
                        "The topology differs from %s. A renamed node or store, or a store of another kind, retention or type"
                                + " of values, does not fit the state of a running application, and brokers refuse its group another"
                                + " topology. Raise ChatTopology.VERSION, which is part of the application id, so that"
                                + " a new group begins beside the old one; say in an ADR what happens to the old state;"
                                + " then replace the file with the text below",
                        golden)
                .isEqualTo(Files.readString(golden));
    }
}
