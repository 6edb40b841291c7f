package io.chatter.cli.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.chatter.cli.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a service says about itself at `/q/health/ready`, as MicroProfile Health defines it.
///
/// @param status `UP` or `DOWN`
/// @param checks one for each thing that the service needs
public record HealthDocument(
        @Nullable String status, @Nullable List<HealthDocument.Check> checks) {

    private static final String DOWN = "DOWN";
    private static final String CAUSE = "cause";
    private static final String PASSING = "starting";

    /// @param data what the check tells beside its status; null when nothing
    public record Check(
            @Nullable String name,
            @Nullable String status,
            @Nullable Map<String, Object> data) {

        boolean isDown() {
            return DOWN.equals(status);
        }

        /// What the check tells, in the order of its keys; never null.
        public Map<String, Object> facts() {
            return data == null ? Map.of() : new TreeMap<>(data);
        }
    }

    /// @return empty when `body` is no health document
    static Optional<HealthDocument> parse(String body) {
        try {
            HealthDocument document = Json.read(body, HealthDocument.class);
            return document.status() == null ? Optional.empty() : Optional.of(document);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    public List<Check> all() {
        return checks == null ? List.of() : checks;
    }

    /// The `cause` that a failing check names: something a person has to mend.
    Optional<String> cause() {
        return all().stream()
                .filter(Check::isDown)
                .flatMap(check -> Optional.ofNullable(check.facts().get(CAUSE)).stream())
                .map(String::valueOf)
                .filter(cause -> !cause.equals(PASSING))
                .findFirst();
    }

    /// Every failing check and what it tells, in one line; empty when none fails.
    String complaints() {
        return all().stream()
                .filter(Check::isDown)
                .map(HealthDocument::describe)
                .collect(Collectors.joining("; "));
    }

    private static String describe(Check check) {
        String facts = check.facts().entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining(", "));
        return check.name() + (facts.isEmpty() ? " is down" : " is down (" + facts + ")");
    }
}
