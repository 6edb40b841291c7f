package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.cli.Json;
import io.chatter.cli.Table;
import io.chatter.cli.kafka.BrokerTopics;
import io.chatter.cli.kafka.TopicReader;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.RunState;
import io.chatter.cli.stack.RunStateFile;
import io.chatter.cli.stack.StackSession;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "The topics: what the catalogue says, what the broker has, what is in them.")
final class TopicsCommand {

    @Mixin
    private StackOptions stack = new StackOptions();

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the topics of the catalogue.")
    int list(@Option(names = "--json", description = "Print them as JSON.") boolean json) {
        List<BrokerTopics.Topic> topics = BrokerTopics.read(endpoints(), TopicCatalogue.all());
        if (json) {
            System.out.println(Json.write(topics));
            return 0;
        }
        Table table = new Table("TOPIC", "KEY", "VALUE", "PARTITIONS", "CLEANUP", "RECORDS");
        topics.forEach(topic -> table.row(
                topic.name(), topic.key(), topic.value(), topic.partitions(), topic.cleanup(), topic.recordsText()));
        System.out.print(table.render());
        return 0;
    }

    @Command(
            name = "describe",
            mixinStandardHelpOptions = true,
            description = "Shows a topic and the schema of its values.")
    int describe(@Parameters(paramLabel = "NAME") String name) {
        TopicSpec spec = find(name);
        BrokerTopics.read(endpoints(), List.of(spec)).forEach(topic -> System.out.println(Json.write(topic)));
        System.out.println(spec.value().toString());
        return 0;
    }

    @Command(
            name = "tail",
            mixinStandardHelpOptions = true,
            description = "Prints records as JSON, one a line: the newest of each partition, then what comes.")
    int tail(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = {"-n", "--lines"},
                            paramLabel = "N",
                            defaultValue = "5",
                            description = "Newest records of each partition to begin with (default: 5).")
                    int lines,
            @Option(names = "--no-follow", description = "Stop at the present end.") boolean stop) {
        Endpoints endpoints = new StackSession(stack.folders(), new Progress(System.err))
                .require()
                .endpoints();
        try (TopicReader<SpecificRecord> reader = new TopicReader<>(endpoints, find(name))) {
            reader.last(lines).forEach(TopicsCommand::print);
            if (!stop) {
                reader.follow(TopicsCommand::print);
            }
        }
        return 0;
    }

    private Optional<Endpoints> endpoints() {
        return new RunStateFile(stack.folders().runState())
                .read()
                .filter(RunState::allAlive)
                .map(RunState::endpoints);
    }

    private static TopicSpec find(String name) {
        return TopicCatalogue.find(name)
                .orElseThrow(() -> new CliFailure(
                        "There is no topic `" + name + "` in the catalogue",
                        "It has: "
                                + String.join(
                                        ", ",
                                        TopicCatalogue.all().stream()
                                                .map(TopicSpec::name)
                                                .toList())));
    }

    private static void print(ConsumerRecord<String, SpecificRecord> record) {
        System.out.println("{\"partition\":" + record.partition() + ",\"offset\":" + record.offset() + ",\"key\":\""
                + record.key() + "\",\"value\":" + record.value() + "}");
    }
}
