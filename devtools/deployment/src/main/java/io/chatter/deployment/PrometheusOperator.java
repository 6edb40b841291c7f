package io.chatter.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;

/// What Prometheus' operator needs to know of chatter: whom to scrape, and the alerts of docker/observability as they
/// are.
public final class PrometheusOperator {

    private static final String HEAD = """
            # Generated from docker/observability/alerts.yaml: rewrite with -Dchatter.docs.write=true. For clusters with Prometheus'
            # operator; apply it by hand, for where there is none nobody knows these kinds.
            """;
    private static final String API = "monitoring.coreos.com/v1";
    private static final String NAMESPACE = "chatter";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private PrometheusOperator() {}

    /// The file k8s/monitoring.yaml.
    ///
    /// @param alerts rules as Prometheus' own file has them
    /// @param scraping Prometheus' own configuration, for the job's name, path and interval
    public static String file(Path alerts, Path scraping) {
        JsonNode settings = Kustomization.read(scraping).getFirst();
        return HEAD + text(rule(Kustomization.read(alerts).getFirst())) + text(monitor(settings));
    }

    private static ObjectNode rule(JsonNode alerts) {
        ObjectNode rule = object("PrometheusRule");
        rule.putObject("spec").set("groups", alerts.path("groups"));
        return rule;
    }

    private static ObjectNode monitor(JsonNode settings) {
        JsonNode job = settings.at("/scrape_configs/0");
        ObjectNode monitor = object("PodMonitor");
        ObjectNode spec = monitor.putObject("spec");
        ObjectNode chosen =
                spec.putObject("selector").putArray("matchExpressions").addObject();
        chosen.put("key", "app").put("operator", "In");
        ServiceAccess.services().forEach(access -> chosen.withArray("/values").add(access.service()));
        ObjectNode endpoint = spec.putArray("podMetricsEndpoints").addObject();
        endpoint.put("port", "http")
                .put("path", job.path("metrics_path").asText())
                .put("interval", settings.at("/global/scrape_interval").asText());
        endpoint.putArray("relabelings")
                .addObject()
                .put("targetLabel", "job")
                .put("replacement", job.path("job_name").asText());
        return monitor;
    }

    private static ObjectNode object(String kind) {
        ObjectNode object = YAML.createObjectNode();
        object.put("apiVersion", API).put("kind", kind);
        object.putObject("metadata").put("name", NAMESPACE).put("namespace", NAMESPACE);
        return object;
    }

    private static String text(ObjectNode object) {
        try {
            return YAML.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always YAML", e);
        }
    }
}
