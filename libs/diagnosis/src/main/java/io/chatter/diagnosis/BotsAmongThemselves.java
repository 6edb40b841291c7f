package io.chatter.diagnosis;

import io.chatter.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Looks for rooms where bots keep each other talking.
final class BotsAmongThemselves implements Diagnosis {

    private static final long ENOUGH = 10;
    private static final double REPLIES = 0.5;

    /// The cap on reply depth that personas keep by themselves.
    private static final int CAP = 2;

    private static final double REPEATS = 0.1;

    @Override
    public Answer examine(Snapshot snapshot) {
        String obstacle = snapshot.obstacle(TopicCatalogue.CHAT_BOT_DENSITY.name()::equals);
        if (!obstacle.isEmpty()) {
            return Answer.unknown(Question.BOTS, obstacle);
        }
        List<RoomReading> rooms = snapshot.rooms().stream()
                .sorted(Comparator.comparingDouble(RoomReading::botReplyShare).reversed())
                .toList();
        List<Finding> findings = new ArrayList<>();
        rooms.stream().filter(room -> room.botLines() >= ENOUGH).forEach(room -> examine(room, findings));
        Optional<RoomReading> worst = rooms.stream().findFirst();
        String fine = worst.map(room -> "No: at most %.0f %% of the lines by personas answer a persona (room %s)."
                        .formatted(100 * room.botReplyShare(), room.room()))
                .orElse("No: no room has had lines lately.");
        return Answer.of(
                Question.BOTS,
                fine,
                findings,
                worst.map(BotsAmongThemselves::figures).orElse(List.of()));
    }

    private static void examine(RoomReading room, List<Finding> findings) {
        if (room.botReplyShare() >= REPLIES) {
            findings.add(
                    new Finding(
                            Cause.BOTS_ANSWER_BOTS,
                            "Yes: in room %s %.0f %% of %d lines by personas answer another persona, beside %d lines by people."
                                    .formatted(
                                            room.room(),
                                            100 * room.botReplyShare(),
                                            room.botLines(),
                                            room.humanLines()),
                            "Wait a minute: personas dampen this by themselves. If it stays, lower `pacing.target_lines_per_minute` of the room or seat fewer personas."));
        }
        if (room.deepestReply() > CAP) {
            findings.add(new Finding(
                    Cause.CHAINS_TOO_DEEP,
                    "Yes: in room %s bots answer bots %d deep, where personas stop at %d."
                            .formatted(room.room(), room.deepestReply(), CAP),
                    "Some author other than the persona workers writes bot lines: see who, with `./chatter sql`."));
        }
        if (room.nearDuplicateShare() >= REPEATS) {
            findings.add(new Finding(
                    Cause.CHAT_REPEATS_ITSELF,
                    "Yes: in room %s %.0f %% of %d lines nearly repeat an earlier one."
                            .formatted(room.room(), 100 * room.nearDuplicateShare(), room.lines()),
                    "Seat more different personas, or give them a model (docs/how-to/use-a-real-llm.md)."));
        }
    }

    private static List<Figure> figures(RoomReading room) {
        return List.of(
                new Figure("bot lines that answer bots in " + room.room(), 100 * room.botReplyShare(), "%"),
                new Figure("deepest chain", room.deepestReply(), "replies"),
                new Figure("near-duplicates", 100 * room.nearDuplicateShare(), "%"),
                new Figure("lines by personas", room.botLines(), "lines"),
                new Figure("lines by people", room.humanLines(), "lines"));
    }
}
