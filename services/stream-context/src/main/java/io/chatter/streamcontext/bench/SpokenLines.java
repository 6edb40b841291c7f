package io.chatter.streamcontext.bench;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognizerStatus;
import io.chatter.streamcontext.RoomContext;
import io.chatter.streamcontext.SoundChunk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// Authored lines, put through a whole room as if they had been recognised: a usual voice first, then the line as
/// loud as it says, then a pause or more voice. Half of the lines tell of nothing and are worded so that they might.
/// Of lines that say no loudness it is dealt, by seed, from those that do.
public final class SpokenLines {
    private static final Instant START = Instant.EPOCH;
    private static final Duration BEFORE = Duration.ofSeconds(12);
    private static final Duration LINE = Duration.ofSeconds(2);
    private static final Duration AFTER = Duration.ofSeconds(3);
    private static final double USUAL = 0.05;
    private static final String NOTHING = "NONE";
    private static final String DEALT = "~";
    private static final long SEED = 20_261_128;
    private static final RecognizerStatus STATUS =
            new RecognizerStatus("authored", Duration.ZERO, new RecognizerStatus.Hearing.Listening());

    /// Lines, and the events that they are scored for.
    public enum Script {
        EVENTS("spoken-lines.txt"),
        HYPE("hype-lines.txt");

        private final String file;

        Script(String file) {
            this.file = file;
        }

        List<StreamEventType> types() {
            return switch (this) {
                case EVENTS -> List.of(StreamEventType.FAIL, StreamEventType.CLUTCH, StreamEventType.CHAT_QUESTION);
                case HYPE -> List.of(StreamEventType.HYPE);
            };
        }
    }

    /// @param decibels over the usual voice
    /// @param waits whether nothing is said behind it
    record Line(String label, double decibels, boolean waits, String text) {
        boolean tellsOfNothing() {
            return label.equals(NOTHING);
        }
    }

    private SpokenLines() {}

    /// The score of each type of event on one half.
    public static Map<StreamEventType, Score> score(Script script, Part part, ContextSettings settings)
            throws IOException {
        Map<StreamEventType, Score> scores = new EnumMap<>(StreamEventType.class);
        script.types().forEach(type -> scores.put(type, Score.NOTHING));
        for (Line line : lines(script, part)) {
            List<StreamEventType> told = told(line, settings);
            script.types()
                    .forEach(type -> scores.computeIfPresent(
                            type, (key, score) -> score.plus(line.label().equals(type.name()), told.contains(type))));
        }
        return scores;
    }

    /// How many lines one half has.
    public static int count(Script script, Part part) throws IOException {
        return lines(script, part).size();
    }

    /// How many of them tell of nothing.
    static long negatives(Script script, Part part) throws IOException {
        return lines(script, part).stream().filter(Line::tellsOfNothing).count();
    }

    static List<Line> lines(Script script, Part part) throws IOException {
        List<String[]> written = text(script.file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 4))
                .toList();
        Iterator<Double> dealt = dealt(written);
        Map<String, Integer> counts = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (String[] parts : written) {
            double decibels = parts[1].equals(DEALT) ? dealt.next() : Double.parseDouble(parts[1]);
            boolean odd = counts.merge(parts[0], 1, Integer::sum) % 2 == 1;
            if (odd == (part == Part.TUNING)) {
                lines.add(new Line(parts[0], decibels, parts[2].equals("pause"), parts[3]));
            }
        }
        return lines;
    }

    /// The loudness of the events, shuffled, over and over.
    private static Iterator<Double> dealt(List<String[]> lines) {
        List<Double> deck = new ArrayList<>(lines.stream()
                .filter(parts -> !parts[1].equals(DEALT))
                .map(parts -> Double.parseDouble(parts[1]))
                .toList());
        Random random = new Random(SEED);
        return Stream.generate(() -> {
                    Collections.shuffle(deck, random);
                    return List.copyOf(deck);
                })
                .flatMap(List::stream)
                .iterator();
    }

    private static String text(String file) throws IOException {
        try (InputStream lines = SpokenLines.class.getResourceAsStream(file)) {
            if (lines == null) {
                throw new IOException("the jar lacks " + file);
            }
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<StreamEventType> told(Line line, ContextSettings settings) {
        RoomContext room = new RoomContext("bench", settings, Optional::of);
        Instant from = START.plus(BEFORE);
        Instant to = from.plus(LINE);
        SyntheticSound.voice(START, BEFORE, USUAL).forEach(room::sound);
        double louder = USUAL * Math.pow(10, line.decibels() / 20);
        SyntheticSound.voice(from, LINE, louder).forEach(room::sound);
        room.heard(List.of(new Hypothesis(from, to, line.text(), 0.9f, true)));
        List<SoundChunk> after =
                line.waits() ? SyntheticSound.silence(to, AFTER) : SyntheticSound.voice(to, AFTER, USUAL);
        after.forEach(room::sound);
        return room.snapshot(new UUID(0, 0), to.plus(AFTER), STATUS).getEvents().stream()
                .map(StreamEvent::getType)
                .toList();
    }
}
