package io.chatter.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of the Compose specification our file uses, below the first level of a service, in our own words:
/// https://github.com/compose-spec/compose-spec/blob/main/05-services.md. Narrower than the specification.
final class ComposeShape {

    private static final Map<String, Set<String>> KEYS = Map.of(
            "build", Set.of("context", "dockerfile"), "healthcheck", Set.of("test", "interval", "timeout", "retries"));

    private static final Set<String> CONDITIONS =
            Set.of("service_started", "service_healthy", "service_completed_successfully");

    private static final Set<String> RESTARTS = Set.of("on-failure", "unless-stopped");

    private ComposeShape() {}

    static List<String> problems(JsonNode service) {
        List<String> problems = new ArrayList<>();
        KEYS.forEach((part, known) -> Rendered.keys(service.path(part)).stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(part + "." + key + " is unknown")));
        for (String time : List.of("interval", "timeout")) {
            mustMatch(service.at("/healthcheck/" + time), "\\d+(ms|s|m)", "healthcheck." + time, problems);
        }
        mustMatch(service.at("/healthcheck/test/0"), "CMD|CMD-SHELL", "healthcheck.test", problems);
        service.path("depends_on").properties().forEach(entry -> {
            if (!Rendered.keys(entry.getValue()).equals(List.of("condition"))
                    || !CONDITIONS.contains(entry.getValue().path("condition").asText())) {
                problems.add("depends_on." + entry.getKey() + " has no condition, or one that is unknown");
            }
        });
        for (JsonNode file : service.path("env_file")) {
            if (!file.path("path").isTextual() || !Set.of("path", "required").containsAll(Rendered.keys(file))) {
                problems.add("env_file has no path, or keys that are unknown");
            }
        }
        if (service.has("restart") && !RESTARTS.contains(service.path("restart").asText())) {
            problems.add("restart is unknown");
        }
        service.path("ports")
                .forEach(port -> mustMatch(port, "(\\$\\{[A-Z_]+:-[\\d.]+}:)?\\d+:\\d+(/udp)?", "ports", problems));
        return problems;
    }

    private static void mustMatch(JsonNode value, String form, String what, List<String> problems) {
        if (!value.isMissingNode() && !value.asText().matches(form)) {
            problems.add(what + " is " + value.asText());
        }
    }
}
