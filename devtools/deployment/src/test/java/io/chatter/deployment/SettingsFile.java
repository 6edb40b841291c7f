package io.chatter.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.deployment.MappedSettings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A file of environment variables for one service of Compose: the example that people copy, and what such a file says.
final class SettingsFile {

    private static final List<Setting> TOKENS = List.of(
            new Setting("MP_JWT_VERIFY_ISSUER", "", "Whose tokens are good; without it and the keys none is."),
            new Setting("MP_JWT_VERIFY_PUBLICKEY_LOCATION", "", "Address of the issuer's public keys."));

    /// What stands for a variable that nobody has given, in `${VARIABLE:-this}`.
    private static final Pattern GIVEN_OR = Pattern.compile("\\$\\{\\w+:-(.*)}");

    private SettingsFile() {}

    /// Every setting of the service that Compose does not set itself, each as a comment, by the service's sources.
    ///
    /// @param service as Compose calls it
    /// @param folder of the service in docker/
    static String example(String service, Path sources, Path folder, JsonNode compose) throws IOException {
        StringBuilder text = new StringBuilder("""
                # Settings of %s in Compose. Copy this to settings.env beside it, which Git leaves out and %1$s alone
                # gets, and take the # off what you change; the values are those that hold in Compose unless given, where the shell or
                # docker/.env says nothing. Put a value with $ or blanks between single quotes. Generated from the
                # service's sources and the presets beside this.
                """.formatted(service));
        for (Setting setting : settings(service, sources, folder)) {
            boolean isFixed =
                    compose.at("/services/" + service + "/environment").has(setting.variable())
                            || compose.path("x-chatter").has(setting.variable());
            if (!isFixed) {
                text.append(setting.meaning().isEmpty() ? "" : "\n# " + setting.meaning());
                text.append("\n#").append(setting.variable()).append('=').append(quoted(setting.preset()));
            }
        }
        return text.append('\n').toString();
    }

    private static List<Setting> settings(String service, Path sources, Path folder) throws IOException {
        Map<String, String> presets = new HashMap<>();
        values(sources.resolve("resources/application.properties"))
                .forEach((key, value) -> presets.put(MappedSettings.variable(key), value));
        Path composed = folder.resolve("presets.env");
        if (Files.exists(composed)) {
            values(composed)
                    .forEach((variable, value) ->
                            presets.put(variable, GIVEN_OR.matcher(value).replaceFirst("$1")));
        }
        List<Setting> settings = new ArrayList<>();
        for (Setting setting : MappedSettings.of(sources)) {
            settings.add(new Setting(
                    setting.variable(), presets.getOrDefault(setting.variable(), setting.preset()), setting.meaning()));
        }
        if (service.equals("chat-gateway")) {
            settings.addAll(TOKENS);
        }
        return settings;
    }

    private static String quoted(String value) {
        return value.contains("$") || value.contains(" ") ? "'" + value + "'" : value;
    }

    /// What is set, in its order; comments are not.
    static Map<String, String> values(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        Files.readString(file)
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .forEach(line ->
                        values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return values;
    }
}
