package io.chatter.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The settings of a service's `@ConfigMapping`s, from their sources: what they mean stands there only.
final class MappedSettings {

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern GROUP = Pattern.compile("(?:public )?interface (\\w+)(?: extends (\\w+))? \\{");
    private static final Pattern PRESET = Pattern.compile("@WithDefault\\(\"(.*)\"\\)");
    private static final Pattern MEMBER = Pattern.compile("([\\w<>.]+) (\\w+)\\(\\);");
    private static final String NO_GROUP = "";

    /// @param preset what holds unless it is given; empty for nothing, or for what the meaning says
    record Setting(String variable, String preset, String meaning) {}

    private record Member(String type, String name, String preset, String meaning) {}

    private final Map<String, List<Member>> groups = new LinkedHashMap<>();
    private final Map<String, String> prefixes = new LinkedHashMap<>();

    private MappedSettings() {}

    /// In the order of the sources.
    static List<Setting> of(Path sources) throws IOException {
        MappedSettings found = new MappedSettings();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String source = Files.readString(file);
                if (source.contains("@WithDefault") || PREFIX.matcher(source).find()) {
                    found.read(source);
                }
            }
        }
        List<Setting> settings = new ArrayList<>();
        found.prefixes.forEach((group, prefix) -> found.collect(group, prefix, settings));
        return settings;
    }

    /// As an environment variable is called.
    static String variable(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]", "_");
    }

    private void read(String source) {
        List<String> open = new ArrayList<>(List.of(NO_GROUP));
        StringBuilder meaning = new StringBuilder();
        Map<String, String> told = new HashMap<>();
        for (String line : source.lines().map(String::strip).toList()) {
            Matcher group = GROUP.matcher(line);
            Matcher member = MEMBER.matcher(line);
            if (line.startsWith("///")) {
                meaning.append(line.substring("///".length()));
            } else if (line.startsWith("@")) {
                note(PREFIX, "prefix", line, told);
                note(PRESET, "preset", line, told);
            } else if (group.matches()) {
                begin(group.group(1), Objects.requireNonNullElse(group.group(2), NO_GROUP), told);
                open.add(group.group(1));
            } else if (line.endsWith("{")) {
                open.add(NO_GROUP);
            } else if (line.equals("}")) {
                open.removeLast();
            } else if (member.matches() && groups.containsKey(open.getLast())) {
                groups.get(open.getLast())
                        .add(new Member(
                                member.group(1),
                                member.group(2),
                                told.getOrDefault("preset", ""),
                                meaning.toString().strip()));
            }
            if (!line.startsWith("///") && !line.startsWith("@")) {
                meaning.setLength(0);
                told.clear();
            }
        }
    }

    private static void note(Pattern pattern, String name, String line, Map<String, String> told) {
        Matcher found = pattern.matcher(line);
        if (found.matches()) {
            told.put(name, found.group(1));
        }
    }

    private void begin(String group, String parent, Map<String, String> told) {
        groups.put(group, new ArrayList<>(groups.getOrDefault(parent, List.of())));
        if (told.containsKey("prefix")) {
            prefixes.put(group, told.get("prefix"));
        }
    }

    /// A method that returns one of the groups stands for all of its keys.
    private void collect(String group, String prefix, List<Setting> settings) {
        for (Member member : groups.get(group)) {
            String key = prefix + "-" + member.name();
            if (groups.containsKey(member.type())) {
                collect(member.type(), key, settings);
            } else {
                settings.add(new Setting(variable(key), member.preset(), member.meaning()));
            }
        }
    }
}
