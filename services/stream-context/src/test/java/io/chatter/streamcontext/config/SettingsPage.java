package io.chatter.streamcontext.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The environment variables of the service as a page, from the source of the interfaces that read them: what they mean
/// stands there only.
final class SettingsPage {
    private static final Pattern GROUP = Pattern.compile("(?:public )?interface (\\w+)(?: extends (\\w+))? \\{");
    private static final Pattern DEFAULT = Pattern.compile("@WithDefault\\(\"(.*)\"\\)");
    private static final Pattern MEMBER = Pattern.compile("([\\w<>]+) (\\w+)\\(\\);");

    private final Map<String, List<Member>> groups = new LinkedHashMap<>();

    private record Member(String type, String name, String unlessGiven, String meaning) {}

    private SettingsPage() {}

    static String text(Path sources) throws IOException {
        SettingsPage page = new SettingsPage();
        page.read(sources.resolve("EventsConfig.java"));
        page.read(sources.resolve("StreamContextConfig.java"));
        StringBuilder text = new StringBuilder("""
                # Settings of stream-context

                Generated from `StreamContextConfig` and `EventsConfig`. Environment variables of the process; rooms are described in
                the configs folder.

                | variable | unless given | meaning |
                |---|---|---|
                """);
        page.rows("StreamContextConfig", "CHATTER_", text);
        return text.toString();
    }

    private void read(Path source) throws IOException {
        List<String> open = new ArrayList<>();
        StringBuilder meaning = new StringBuilder();
        String unlessGiven = "";
        for (String line :
                Files.readAllLines(source).stream().map(String::strip).toList()) {
            Matcher group = GROUP.matcher(line);
            Matcher preset = DEFAULT.matcher(line);
            Matcher member = MEMBER.matcher(line);
            if (line.startsWith("///")) {
                meaning.append(line.substring(3));
            } else if (preset.matches()) {
                unlessGiven = preset.group(1);
            } else if (group.matches()) {
                open.add(group.group(1));
                groups.put(
                        group.group(1),
                        new ArrayList<>(
                                groups.getOrDefault(Objects.requireNonNullElse(group.group(2), ""), List.of())));
            } else if (line.equals("}")) {
                open.removeLast();
            } else if (member.matches()) {
                Objects.requireNonNull(groups.get(open.getLast()))
                        .add(new Member(
                                member.group(1),
                                member.group(2),
                                unlessGiven,
                                meaning.toString().strip()));
            }
            if (member.matches() || group.matches() || line.isEmpty()) {
                meaning.setLength(0);
                unlessGiven = "";
            }
        }
    }

    private void rows(String group, String prefix, StringBuilder text) {
        for (Member member : Objects.requireNonNull(groups.get(group))) {
            String name = prefix + member.name().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            if (groups.containsKey(member.type())) {
                rows(member.type(), name + "_", text);
            } else {
                String unlessGiven = member.unlessGiven().isEmpty() ? "" : "`" + member.unlessGiven() + "`";
                text.append("| `%s` | %s | %s |\n".formatted(name, unlessGiven, member.meaning()));
            }
        }
    }
}
