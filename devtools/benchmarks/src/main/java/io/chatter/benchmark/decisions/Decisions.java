package io.chatter.benchmark.decisions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.cli.CliFailure;
import io.chatter.cli.Table;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.InvalidConfigurationException;
import io.chatter.configuration.Room;
import io.chatter.data.DataFailure;
import io.chatter.data.log.Bound;
import io.chatter.data.log.LogAddress;
import io.chatter.data.log.Range;
import io.chatter.data.log.RecordDecoder;
import io.chatter.data.log.TopicLog;
import io.chatter.schema.PersonaDecision;
import io.chatter.topics.TopicCatalogue;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What `./chatter replay decisions` hands over to: `BOOTSTRAP REGISTRY ROOM CONFIGS [from=POINT] [to=POINT] [--json]`.
/// Exits with 0, or with 2 when there is nothing to decide again.
public final class Decisions {

    private static final String TOPIC = TopicCatalogue.PERSONA_DECISIONS.name();
    private static final int NOT_DONE = 2;
    private static final String FROM = "from=";
    private static final String TO = "to=";

    /// Held, for a logger that nobody holds forgets its level.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Decisions() {}

    public static void main(String[] arguments) {
        // What is wrong comes as an exception; a consumer that goes from one partition to the next warns of itself.
        KAFKA.setLevel(Level.SEVERE);
        System.exit(run(arguments, System.out, System.err));
    }

    /// @return the exit code
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            List<String> options = Arrays.asList(arguments).subList(4, arguments.length);
            LogAddress address = new LogAddress(arguments[0], URI.create(arguments[1]));
            WhatIf whatIf = new WhatIf(room(Path.of(arguments[3]), arguments[2]));
            read(address, arguments[2], range(options, Clock.systemUTC().instant()), whatIf);
            out.print(options.contains("--json") ? json(whatIf) : text(whatIf));
            return 0;
        } catch (CliFailure e) {
            err.println(e.line());
        } catch (DataFailure e) {
            err.println("chatter: " + e.getMessage() + ". " + e.mend() + ".");
        } catch (InvalidConfigurationException e) {
            err.println(e.getMessage());
        }
        return NOT_DONE;
    }

    private static Room room(Path configs, String id) {
        Room room = ChatterConfiguration.load(configs).rooms().get(id);
        if (room == null) {
            throw new CliFailure("There is no room `" + id + "` in " + configs, "Name one of its rooms/*.yaml");
        }
        return room;
    }

    private static Range range(List<String> options, Instant now) {
        Range range = Range.EVERYTHING;
        for (String option : options) {
            if (option.startsWith(FROM)) {
                range = range.intersect(Bound.from(Bound.parse(option.substring(FROM.length()), now)));
            } else if (option.startsWith(TO)) {
                range = range.intersect(Bound.to(Bound.parse(option.substring(TO.length()), now)));
            }
        }
        return range;
    }

    private static void read(LogAddress address, String room, Range range, WhatIf whatIf) {
        RecordDecoder decoder = new RecordDecoder(address);
        try (TopicLog log = new TopicLog(address)) {
            log.read(
                    log.plan(TOPIC, range),
                    batch -> batch.stream()
                            .filter(record -> range.contains(record) && isOf(room, record))
                            .flatMap(record -> decoder.decode(record).stream())
                            .forEach(record -> whatIf.add(
                                    (PersonaDecision) Objects.requireNonNull(record.value(), "no tombstone"))));
        }
        if (whatIf.looks() == 0) {
            throw new CliFailure(
                    "No decision of room `" + room + "` was recorded in that time",
                    "Choose another time; decisions are kept for a day");
        }
    }

    private static boolean isOf(String room, ConsumerRecord<byte[], byte[]> record) {
        return record.key() != null
                && record.value() != null
                && room.equals(new String(record.key(), StandardCharsets.UTF_8));
    }

    private static String text(WhatIf whatIf) {
        Table table = new Table("TURNS ABOUT", "THEN", "CHANGED ROOM");
        whatIf.byTrigger().forEach((trigger, turns) -> table.row(trigger, turns.then, turns.changed));
        return table.render()
                + String.format(
                        "%d recorded looks, %d of them decide the same again; %d turns would not have been taken, %d of"
                                + " the silent looks that are recorded, a sample, would have led to one.%n",
                        whatIf.looks(), whatIf.agreeing(), whatIf.withheld(), whatIf.begun());
    }

    private static String json(WhatIf whatIf) {
        ObjectNode report = JsonNodeFactory.instance
                .objectNode()
                .put("looks", whatIf.looks())
                .put("agreeing", whatIf.agreeing())
                .put("withheld", whatIf.withheld())
                .put("begun", whatIf.begun());
        ObjectNode turns = report.putObject("turns");
        whatIf.byTrigger()
                .forEach((trigger, count) ->
                        turns.putObject(trigger.name()).put("then", count.then).put("changed", count.changed));
        return report.toPrettyString() + System.lineSeparator();
    }
}
