package io.chatter.streamcontext.check;

import io.quarkus.runtime.configuration.DurationConverter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The environment variables of the service, for tools that run without it: its own reading of them is not in their
/// jars.
///
/// @param environment the value of a variable; null when it is not set
record ToolSettings(Function<String, @Nullable String> environment) {
    Optional<String> text(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }

    String text(String name, String unlessGiven) {
        return text(name).orElse(unlessGiven);
    }

    Optional<Path> file(String name) {
        return text(name).map(Path::of);
    }

    Optional<URI> address(String name) {
        return text(name).map(URI::create);
    }

    /// As the service reads it: `10s`, `2m`, or ISO.
    Duration time(String name, Duration unlessGiven) {
        return text(name).map(DurationConverter::parseDuration).orElse(unlessGiven);
    }

    int number(String name, int unlessGiven) {
        return text(name).map(Integer::valueOf).orElse(unlessGiven);
    }
}
