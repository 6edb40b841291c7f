package io.chatter.architecture.reference;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import jdk.jfr.ValueDescriptor;

/// Events of flight recordings, from their classes.
final class FlightEventsPage {

    private static final Set<String> OF_EVERY_EVENT = Set.of("startTime", "duration", "eventThread", "stackTrace");

    private FlightEventsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""

                # Flight events

                Generated from the subclasses of `jdk.jfr.Event`. Off unless a recording asks for them: `jcmd PID JFR.start
                settings=profile`, later `jcmd PID JFR.dump filename=/tmp/chatter.jfr` and `jfr print --categories chatter /tmp/chatter.jfr`.

                | event | fields | meaning |
                |---|---|---|
                """);
        types().forEach(type -> page.append("| `%s` | %s | %s |\n"
                .formatted(
                        type.getName(),
                        type.getFields().stream()
                                .filter(field -> !OF_EVERY_EVENT.contains(field.getName()))
                                .map(FlightEventsPage::inWords)
                                .collect(Collectors.joining(", ")),
                        type.getDescription())));
        return page.toString();
    }

    private static List<EventType> types() {
        return new ClassFileImporter()
                .importPackages("io.chatter.observability.flight", "io.chatter.topology").stream()
                        .filter(found -> found.isAssignableTo(Event.class))
                        .map(JavaClass::reflect)
                        .map(found -> EventType.getEventType(found.asSubclass(Event.class)))
                        .sorted(Comparator.comparing(EventType::getName))
                        .toList();
    }

    private static String inWords(ValueDescriptor field) {
        Optional<String> unit = Optional.ofNullable(field.getAnnotation(Timespan.class))
                .map(Timespan::value)
                .or(() -> Optional.ofNullable(field.getAnnotation(Timestamp.class))
                        .map(Timestamp::value));
        return "`" + field.getName() + "`"
                + unit.map(name -> " (" + name.toLowerCase(Locale.ROOT).replace('_', ' ') + ")")
                        .orElse("");
    }
}
