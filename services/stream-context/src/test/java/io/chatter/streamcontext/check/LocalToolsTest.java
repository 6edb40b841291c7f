package io.chatter.streamcontext.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.streamcontext.config.StreamContextConfig;
import io.chatter.streamcontext.pipeline.Vision;
import io.chatter.streamcontext.transcription.TranscriptionServer;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LocalToolsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "CHATTER_SPEECH_HTTP_URL", "http://127.0.0.1:8000/v1",
            "CHATTER_SPEECH_HTTP_DEADLINE", "45s",
            "CHATTER_SPEECH_HTTP_AT_ONCE", "1",
            "CHATTER_VISION_URL", "http://127.0.0.1:8001/v1",
            "CHATTER_VISION_EVERY", "3s",
            "CHATTER_VISION_SAME_BITS", "9");

    @Test
    void shouldObeyTheVariablesOfTheService() {
        // Given
        ToolSettings settings = new ToolSettings(ENVIRONMENT::get);

        // When
        TranscriptionServer server = LocalTools.server(settings).orElseThrow();
        Vision vision = LocalTools.vision(settings).orElseThrow();

        // Then
        assertThat(server.deadline()).isEqualTo(Duration.ofSeconds(45));
        assertThat(server.atOnce()).isEqualTo(1);
        assertThat(vision.every()).isEqualTo(Duration.ofSeconds(3));
        assertThat(vision.sameBits()).isEqualTo(9);
    }

    @Test
    void shouldKnowEveryVariableOfSpeechAndVision() {
        // Given
        Set<String> asked = new HashSet<>();
        ToolSettings settings = new ToolSettings(name -> {
            asked.add(name);
            return ENVIRONMENT.get(name);
        });

        // When
        assertThat(LocalTools.installed(settings)).isNotNull();
        assertThat(LocalTools.vision(settings)).isPresent();

        // Then
        assertThat(asked)
                .containsAll(variables("CHATTER_SPEECH_", StreamContextConfig.Speech.class))
                .containsAll(variables("CHATTER_SPEECH_HTTP_", StreamContextConfig.Http.class))
                .containsAll(variables("CHATTER_SPEECH_VOSK_", StreamContextConfig.Vosk.class))
                .containsAll(variables("CHATTER_VISION_", StreamContextConfig.Vision.class));
    }

    /// The window is no tool's, the groups are no variables.
    private static Set<String> variables(String prefix, Class<?> group) {
        Set<String> names = new HashSet<>();
        Arrays.stream(group.getDeclaredMethods())
                .filter(method ->
                        !method.isSynthetic() && !method.getReturnType().isMemberClass())
                .map(Method::getName)
                .filter(Predicate.not("window"::equals))
                .forEach(name ->
                        names.add(prefix + name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT)));
        return names;
    }
}
