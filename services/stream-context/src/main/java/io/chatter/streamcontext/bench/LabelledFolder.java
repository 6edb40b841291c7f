package io.chatter.streamcontext.bench;

import io.chatter.schema.StreamEventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Recordings whose events somebody labelled: sound files, beside each a table `start,end,kind` of the same name with
/// `.csv`, or called `cues.csv`. Seconds from the beginning; a kind is a type of event, `laugh`, `question`, or `say`
/// or
/// `shout` for a sentence.
///
/// @param recordings in the order of their names
/// @param types what is labelled somewhere: of the others nobody knows where they are
/// @param ignored kinds that are no type of event that sound tells
record LabelledFolder(List<Recording> recordings, Set<StreamEventType> types, Set<String> ignored) {
    static final Instant START = Instant.EPOCH;
    private static final Set<StreamEventType> HEARD = EnumSet.of(
            StreamEventType.BIG_LAUGH,
            StreamEventType.FAIL,
            StreamEventType.CLUTCH,
            StreamEventType.HYPE,
            StreamEventType.CHAT_QUESTION,
            StreamEventType.SILENCE);
    private static final Set<String> SAID = Set.of("say", "shout");

    /// @param sound the file
    /// @param sentences where something is said, as far as somebody noted that
    record Recording(Path sound, List<Label> labels, List<Span> sentences) {}

    /// A stretch of a recording.
    record Span(Instant from, Instant to) {}

    /// A line of a table.
    private record Row(Span span, String kind) {}

    /// An event that is there.
    record Label(StreamEventType type, Instant from, Instant to) {}

    /// @throws IllegalArgumentException when there is nothing to measure, or a line is no label
    static LabelledFolder read(Path folder) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        Set<StreamEventType> types = EnumSet.noneOf(StreamEventType.class);
        Set<String> ignored = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path sound : files.filter(LabelledFolder::isSound).sorted().toList()) {
                Optional<Path> table = table(sound);
                if (table.isPresent()) {
                    List<Row> rows = rows(table.get());
                    List<Label> labels = labels(rows, ignored);
                    labels.forEach(label -> types.add(label.type()));
                    recordings.add(new Recording(sound, labels, sentences(rows)));
                }
            }
        }
        if (types.isEmpty()) {
            throw new IllegalArgumentException("no sound file with labels of events beside it in " + folder);
        }
        return new LabelledFolder(recordings, types, ignored);
    }

    private static boolean isSound(Path file) {
        return file.getFileName().toString().matches(".*\\.(wav|flac|ogg|opus|mp3|m4a|mp4|webm|mkv)");
    }

    private static Optional<Path> table(Path sound) {
        String name = sound.getFileName().toString();
        return Stream.of(name.substring(0, name.lastIndexOf('.')) + ".csv", "cues.csv")
                .map(sound::resolveSibling)
                .filter(Files::isReadable)
                .findFirst();
    }

    private static List<Row> rows(Path table) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(table)) {
            String[] cells = line.split(",", 4);
            if (line.isBlank() || line.startsWith("#") || cells[0].strip().equals("start")) {
                continue;
            }
            if (cells.length < 3) {
                throw new IllegalArgumentException(table + " has a line that is no start,end,kind: " + line);
            }
            rows.add(new Row(new Span(at(table, cells[0]), at(table, cells[1])), cells[2].strip()));
        }
        return rows;
    }

    private static List<Label> labels(List<Row> rows, Set<String> ignored) {
        List<Label> labels = new ArrayList<>();
        for (Row row : rows) {
            Optional<StreamEventType> type = type(row.kind());
            if (type.isPresent()) {
                labels.add(new Label(type.get(), row.span().from(), row.span().to()));
            } else {
                ignored.add(row.kind());
            }
        }
        return labels;
    }

    private static List<Span> sentences(List<Row> rows) {
        return rows.stream()
                .filter(row -> SAID.contains(row.kind()))
                .map(Row::span)
                .toList();
    }

    private static Optional<StreamEventType> type(String kind) {
        String name = kind.toUpperCase(Locale.ROOT).replace('-', '_');
        return HEARD.stream()
                .filter(type -> type.name().equals(name)
                        || type.name().equals("BIG_" + name)
                        || type.name().equals("CHAT_" + name))
                .findFirst();
    }

    private static Instant at(Path table, String seconds) {
        try {
            return START.plus(Duration.ofMillis(Math.round(Double.parseDouble(seconds.strip()) * 1_000)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(table + " has a time that is no number of seconds: " + seconds, e);
        }
    }
}
