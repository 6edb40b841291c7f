package io.chatter.benchmark.data;

import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.Ground;
import io.chatter.data.export.ParquetExport;
import io.chatter.data.log.LogAddress;
import io.chatter.data.log.Range;
import io.chatter.data.log.RecordDecoder;
import io.chatter.data.log.TopicLog;
import io.chatter.data.table.Database;
import io.chatter.data.table.ReadProgress;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;

/// A retained firehose read, decoded, exported to Parquet and grouped; bare reading and bare Avro in
/// the same run. Broker, reader and DuckDB share this machine.
public final class DataBenchmark implements SizedBenchmark {

    private static final String LINES = "lines";
    private static final int ALL_LINES = 5_000_000;
    private static final double EXPORT_SECONDS = 60;
    private static final double GROUP_SECONDS = 2;
    private static final String TOPIC = TopicCatalogue.CHAT_FIREHOSE.name();
    private static final int WIRE_HEADER = 5;

    @Override
    public String name() {
        return "data";
    }

    @Override
    public String summary() {
        return "a retained firehose: decode rate beside bare Avro, export to Parquet, a group-by over it";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of(LINES, ALL_LINES);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> sizes) throws Exception {
        int lines = sizes.getOrDefault(LINES, ALL_LINES);
        Path out = Files.createTempDirectory("chatter-bench-data");
        try (Ground ground = Ground.start(Checkout.root(), List.of())) {
            new PlantedFirehose(ground.registryUrl())
                    .plant(ground.bootstrapServers(), lines, Clock.systemUTC().instant());
            LogAddress address = new LogAddress(ground.bootstrapServers(), URI.create(ground.registryUrl()));
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.of("lines", lines, "lines"));
            figures.add(Figure.of("read only", rate(address, lines, false), "records/s"));
            figures.add(Figure.of("read and decode", rate(address, lines, true), "records/s"));
            figures.add(Figure.of("bare Avro decode, in memory", bareAvro(lines), "records/s"));
            double seconds = export(address, out);
            figures.add(atFullSize(lines, EXPORT_SECONDS, "export to Parquet", seconds));
            figures.add(Figure.of("export", lines / seconds, "records/s"));
            figures.add(atFullSize(lines, GROUP_SECONDS, "group-by over the Parquet", group(out)));
            figures.add(Figure.of("Parquet", sizeOf(out) / 1e6, "MB"));
            return new BenchmarkReport(
                    name(),
                    figures,
                    List.of("broker, reader and DuckDB share the machine; every other line is a persona's"));
        } finally {
            delete(out);
        }
    }

    /// The aims are those of all lines.
    private static Figure atFullSize(int lines, double aim, String name, double seconds) {
        return lines == ALL_LINES ? Figure.atMost(aim, name, seconds, "s") : Figure.of(name, seconds, "s");
    }

    private static double rate(LogAddress address, int lines, boolean decode) {
        RecordDecoder decoder = new RecordDecoder(address);
        AtomicLong seen = new AtomicLong();
        long begin = System.nanoTime();
        try (TopicLog log = new TopicLog(address)) {
            log.read(
                    log.plan(TOPIC, Range.EVERYTHING),
                    batch -> batch.forEach(record -> {
                        if (!decode || decoder.decode(record).isPresent()) {
                            seen.incrementAndGet();
                        }
                    }));
        }
        if (seen.get() != lines) {
            throw new IllegalStateException("read " + seen + " of " + lines + " lines");
        }
        return perSecond(lines, begin);
    }

    /// The same number of lines through Avro's own reader, out of a thousand that are in memory.
    private static double bareAvro(int lines) throws IOException {
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            values.add(ChatMessage.getEncoder()
                    .encode(PlantedFirehose.line(i, "room-1", Clock.systemUTC().instant()))
                    .array());
        }
        SpecificDatumReader<ChatMessage> reader = new SpecificDatumReader<>(ChatMessage.class);
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);
        long begin = System.nanoTime();
        for (int i = 0; i < lines; i++) {
            byte[] value = values.get(i % values.size());
            // Avro's single-object form begins with ten bytes of its own.
            reader.read(
                    null,
                    DecoderFactory.get()
                            .binaryDecoder(value, 2 * WIRE_HEADER, value.length - 2 * WIRE_HEADER, decoder));
        }
        return perSecond(lines, begin);
    }

    private static double export(LogAddress address, Path out) {
        long begin = System.nanoTime();
        try (ParquetExport export = new ParquetExport(address, out, ReadProgress.SILENT)) {
            export.run(List.of(TOPIC), Range.EVERYTHING);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double group(Path out) throws SQLException {
        try (Database database = Database.open(out.resolve(".spill"), "1GB");
                Statement statement = database.connection().createStatement()) {
            long begin = System.nanoTime();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT room_id, provenance.agent, date_trunc('hour', broadcast_at), count(*) FROM read_parquet('"
                            + out.resolve(TOPIC) + "/**/*.parquet') GROUP BY ALL ORDER BY 4 DESC")) {
                while (rows.next()) {
                    rows.getLong(4);
                }
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private static double perSecond(int lines, long begin) {
        return lines / ((System.nanoTime() - begin) / 1e9);
    }

    private static long sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
