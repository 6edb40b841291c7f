package io.chatter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSecurityTest {

    @Test
    void shouldAskForNothingUnlessTold() {
        assertThat(KafkaSecurity.of(Map.of()).clientSettings()).isEmpty();
    }

    @Test
    void shouldSayWhoItIsOverTls() {
        // Given
        Map<String, String> environment = complete();
        environment.put(KafkaSecurity.PASSWORD, "quo\"te\\d");

        // When
        Map<String, Object> settings = KafkaSecurity.of(environment).clientSettings();

        // Then
        assertThat(settings)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("ssl.truststore.location", "/ca.crt")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"gateway\""
                                + " password=\"quo\\\"te\\\\d\";");
    }

    @Test
    void shouldNotPrintThePassword() {
        assertThat(KafkaSecurity.of(complete()))
                .asString()
                .doesNotContain("hush")
                .contains("gateway");
    }

    @Test
    void shouldNameTheVariableThatIsMissingOrWrong() {
        // Given
        Map<String, String> anonymous = complete();
        anonymous.remove(KafkaSecurity.PASSWORD);
        Map<String, String> odd = complete();
        odd.put(KafkaSecurity.MECHANISM, "GUESS");

        // When, Then
        assertThatThrownBy(() -> KafkaSecurity.of(anonymous)).hasMessageContaining(KafkaSecurity.PASSWORD);
        assertThatThrownBy(() -> KafkaSecurity.of(odd))
                .hasMessageContaining(KafkaSecurity.MECHANISM)
                .hasMessageContaining("GUESS");
        assertThatThrownBy(() -> KafkaSecurity.of(Map.of(KafkaSecurity.PROTOCOL, "TLS")))
                .hasMessageContaining(KafkaSecurity.PROTOCOL);
    }

    private static Map<String, String> complete() {
        return new HashMap<>(Map.of(
                KafkaSecurity.PROTOCOL, "SASL_SSL",
                KafkaSecurity.USER, "gateway",
                KafkaSecurity.PASSWORD, "hush",
                KafkaSecurity.TRUSTSTORE, "/ca.crt"));
    }
}
