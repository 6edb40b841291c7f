package io.chatter.cli.data;

import io.chatter.cli.CliFailure;
import io.chatter.cli.Json;
import io.chatter.cli.Table;
import io.chatter.data.deadletter.DeadLetter;
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

    private static final int SHOWN = 10;

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
            @Parameters(paramLabel = "ID", description = "TOPIC:PARTITION:OFFSET, as `dlq list` prints it.")
                    String id) {
        LogAddress address = log.address();
        try (TopicLog records = new TopicLog(address)) {
            DeadLetter letter = new DeadLetters(records).find(LetterId.parse(id));
            System.out.println("topic    " + letter.origin());
            System.out.println("cause    " + letter.cause() + ": " + letter.message());
            System.out.println("at       " + letter.at());
            System.out.println("key      " + letter.key().orElse("none"));
            letter.redrivenFrom().ifPresent(earlier -> System.out.println("earlier  " + earlier));
            System.out.println("headers  " + letter.headers());
            System.out.println("value    " + new LetterText(address).of(letter));
        }
        return 0;
    }

    @Command(
            name = "redrive",
            mixinStandardHelpOptions = true,
            description = {
                "Brings dead letters back to the topics they failed in, each once. Without --yes only tells what it would do.",
                "Lines of chat.firehose were shown already: brought back, they are shown again."
            })
    int redrive(
            @Parameters(paramLabel = "ID", arity = "0..*", description = "These letters.") @Nullable List<String> ids,
            @Option(names = "--all", description = "All letters.") boolean all,
            @Option(names = "--topic", paramLabel = "NAME", description = "Those of this topic.") @Nullable
                    String topic,
            @Option(names = "--cause", paramLabel = "TEXT", description = "Those whose cause contains this.") @Nullable
                    String cause,
            @Option(names = "--yes", description = "Do it.") boolean yes) {
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
            tell(yes ? redrive.run(filter) : redrive.rehearse(filter), yes);
        }
        return 0;
    }

    private static void tell(Redrive.Outcome outcome, boolean done) {
        line(done ? "redriven" : "would be redriven (--yes does it)", outcome.redriven());
        line("redriven before", outcome.already());
        line("cannot be redriven (cut, or of no topic of ours)", outcome.refused());
    }

    private static void line(String what, List<LetterId> letters) {
        String some = letters.stream().limit(SHOWN).map(LetterId::toString).collect(Collectors.joining(", "));
        System.out.println(letters.size() + " " + what
                + (letters.isEmpty() ? "" : ": " + some + (letters.size() > SHOWN ? ", ..." : "")));
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
