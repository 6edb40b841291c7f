package io.chatter.cli.data;

import io.chatter.cli.CliFailure;
import io.chatter.cli.Json;
import io.chatter.cli.Table;
import io.chatter.data.deadletter.DeadLetters;
import io.chatter.data.deadletter.LetterFilter;
import io.chatter.data.deadletter.LetterId;
import io.chatter.data.deadletter.LetterText;
import io.chatter.data.deadletter.Redrive;
import io.chatter.data.log.LogAddress;
import io.chatter.data.log.TopicLog;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./chatter dlq`.
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        description = "Dead letters: records that a service could not handle, with what they failed for.")
public final class DlqCommand {

    @Mixin
    private LogOptions log = new LogOptions();

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Counts dead letters by cause.")
    int list(
            @Option(names = "--topic", paramLabel = "NAME", description = "Only of this topic.") @Nullable String topic,
            @Option(names = "--json", description = "Print them as JSON.") boolean json) {
        List<DeadLetters.Cause> causes;
        try (TopicLog records = new TopicLog(log.address())) {
            causes = new DeadLetters(records)
                    .causes(new LetterFilter(Set.of(), Optional.ofNullable(topic), Optional.empty()));
        }
        if (json) {
            System.out.println(
                    Json.write(causes.stream().map(DlqCommand::printed).toList()));
            return 0;
        }
        Table table = new Table("TOPIC", "WAITING", "REDRIVEN", "LAST", "NEWEST", "CAUSE");
        causes.forEach(cause -> table.row(
                cause.topic(), cause.waiting(), cause.redriven(), cause.last(), cause.newest(), cause.kind()));
        System.out.print(table.render());
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one dead letter, decoded if it can be.")
    int show(
            @Parameters(paramLabel = "ID", description = "TOPIC:PARTITION:OFFSET, as `dlq list` prints it.") String id,
            @Option(names = "--json", description = "Print it as JSON.") boolean json) {
        LogAddress address = log.address();
        PrintedLetter letter;
        try (TopicLog records = new TopicLog(address)) {
            letter = PrintedLetter.of(new DeadLetters(records).find(LetterId.parse(id)), new LetterText(address));
        }
        System.out.print(json ? Json.write(letter) + System.lineSeparator() : letter.text());
        return 0;
    }

    @Command(
            name = "redrive",
            mixinStandardHelpOptions = true,
            description = {
                "Brings dead letters back to the topics they failed in, each once. Without --yes only tells what it would do.",
                "Lines of chat.firehose were shown already: brought back, they are shown again.",
                "Exit code 1 when a letter that is meant cannot be brought back or is not there."
            })
    int redrive(
            @Parameters(paramLabel = "ID", arity = "0..*", description = "These letters.") @Nullable List<String> ids,
            @Option(names = "--all", description = "All letters.") boolean all,
            @Option(names = "--topic", paramLabel = "NAME", description = "Those of this topic.") @Nullable
                    String topic,
            @Option(names = "--cause", paramLabel = "TEXT", description = "Those whose cause contains this.") @Nullable
                    String cause,
            @Option(names = "--yes", description = "Do it.") boolean yes,
            @Option(names = "--json", description = "Print what became of them as JSON.") boolean json) {
        List<String> wanted = ids == null ? List.of() : ids;
        if (wanted.isEmpty() && topic == null && cause == null && !all) {
            throw new CliFailure("It is not said which letters", "Name some, or use --cause, --topic or --all");
        }
        LetterFilter filter = new LetterFilter(
                wanted.stream().map(LetterId::parse).collect(Collectors.toSet()),
                Optional.ofNullable(topic),
                Optional.ofNullable(cause));
        LogAddress address = log.address();
        try (TopicLog records = new TopicLog(address)) {
            Redrive redrive = new Redrive(address, records);
            PrintedRedrive outcome = PrintedRedrive.of(yes ? redrive.run(filter) : redrive.rehearse(filter), yes);
            System.out.print(json ? Json.write(outcome) + System.lineSeparator() : outcome.text());
            return outcome.exitCode();
        }
    }

    private static Printed printed(DeadLetters.Cause cause) {
        return new Printed(
                cause.topic(),
                cause.kind(),
                cause.waiting(),
                cause.redriven(),
                cause.first().toString(),
                cause.last().toString(),
                cause.newest().toString());
    }

    /// A cause as programs read it.
    record Printed(String topic, String cause, long waiting, long redriven, String first, String last, String newest) {}
}
