package io.chatter.diagnosis;

import io.chatter.observability.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Everything that a diagnosis rests on: two looks at the processes, some seconds apart, and the topics.
///
/// @param between time between the looks
/// @param services the processes of chatter
/// @param rooms those with a recent window
/// @param brokerSilence why nothing was read from the broker; empty when it was
/// @param registrySilence why nothing was read from the registry; empty when it was
/// @param closedTopics those that were not read because they are not there, or this user may not look at them
public record Snapshot(
        Duration between,
        List<ServiceReading> services,
        List<RoomReading> rooms,
        List<GroupReading> groups,
        List<LetterReading> letters,
        List<SubjectReading> subjects,
        String brokerSilence,
        String registrySilence,
        List<String> closedTopics) {

    public Snapshot {
        services = List.copyOf(services);
        rooms = List.copyOf(rooms);
        groups = List.copyOf(groups);
        letters = List.copyOf(letters);
        subjects = List.copyOf(subjects);
        closedTopics = List.copyOf(closedTopics);
    }

    /// Why nothing can be said that rests on the topics whose names fit; empty when something can.
    String obstacle(Predicate<String> topics) {
        if (!brokerSilence.isEmpty()) {
            return "Nobody can say while Kafka is away: " + brokerSilence;
        }
        List<String> closed = closedTopics.stream().filter(topics).toList();
        return closed.isEmpty()
                ? ""
                : "Nobody can say: this user may not look at %s, or there is no such topic. Ask as a user that may, `operator` on Kubernetes."
                        .formatted(String.join(", ", closed));
    }

    double gauge(Metric metric) {
        return services.stream().mapToDouble(service -> service.gauge(metric)).sum();
    }

    double increase(Metric counter) {
        return increase(counter, Map.of());
    }

    double increase(Metric counter, Map<String, String> labels) {
        return services.stream()
                .mapToDouble(service -> service.increase(counter, labels))
                .sum();
    }

    Map<String, Double> increaseBy(Metric counter, String label) {
        return increaseBy(counter, label, Map.of());
    }

    Map<String, Double> increaseBy(Metric counter, String label, Map<String, String> labels) {
        Map<String, Double> sums = new TreeMap<>();
        services.forEach(service -> service.increaseBy(counter, label, labels)
                .forEach((value, count) -> sums.merge(value, count, Double::sum)));
        return sums;
    }

    /// Values of `label` under which some process said at both looks that `gauge` is above zero.
    Set<String> raised(Metric gauge, String label) {
        return services.stream()
                .flatMap(service -> service.raised(gauge, label).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Timings timings(Metric timer) {
        return timings(timer, Map.of());
    }

    Timings timings(Metric timer, Map<String, String> labels) {
        return services.stream()
                .map(service -> service.timings(timer, labels))
                .reduce(new Timings(Map.of(), 0), Timings::plus);
    }

    Optional<GroupReading> behind(String topic) {
        return groups.stream().filter(group -> group.topic().equals(topic)).findFirst();
    }
}
