package io.chatter.cli.data;

import io.chatter.cli.command.StackOptions;
import io.chatter.data.log.Range;
import io.chatter.data.sql.AnswerFormat;
import io.chatter.data.sql.QuestionFile;
import io.chatter.data.sql.SqlSession;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./chatter sql`.
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Answers SQL over the topics, each a table: chat_firehose, chat_trends, chat_ingest_dlq, ...",
            "Without a statement, asks for them; `show tables` and `describe chat_firehose` tell what there is."
        })
public final class SqlCommand implements Callable<Integer> {

    @Mixin
    private LogOptions log = new LogOptions();

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Parameters(
            paramLabel = "STATEMENT",
            arity = "0..1",
            description = "A statement, or @NAME for a question of configs/sql.")
    private @Nullable String statement;

    @Option(names = "--file", paramLabel = "FILE", description = "Read the statement from a file.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Give a parameter of the question a value; its file names them.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json (one object a line) or csv (default: table).")
    private AnswerFormat format = AnswerFormat.TABLE;

    @Override
    public Integer call() throws IOException {
        Range wanted = range.range();
        ReadReport report = new ReadReport(System.err);
        try (SqlSession session = SqlSession.open(log.address(), log.spill(), report)) {
            if (file != null) {
                answer(session, QuestionFile.read(file).with(values), wanted);
            } else if (statement == null) {
                converse(session, wanted);
            } else {
                answer(session, textOf(statement), wanted);
            }
        }
        return 0;
    }

    private String textOf(String statement) {
        return statement.startsWith("@")
                ? QuestionFile.named(StackOptions.configs(null).resolve("sql"), statement.substring(1))
                        .with(values)
                : statement;
    }

    private void answer(SqlSession session, String statement, Range wanted) {
        long begin = System.nanoTime();
        session.ask(
                statement,
                wanted,
                format.to(
                        System.out,
                        rows -> System.err.printf(
                                Locale.ROOT,
                                "  %,d %s in %.1f s%n",
                                rows,
                                rows == 1 ? "row" : "rows",
                                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0)));
    }

    private void converse(SqlSession session, Range wanted) throws IOException {
        Console console = System.console();
        boolean person = console != null && console.isTerminal();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new Conversation(lines, person ? System.err : null).hold(text -> answer(session, textOf(text), wanted));
    }
}
