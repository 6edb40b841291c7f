package io.chatter.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every `./chatter ...` that a page tells people to type.
final class DocumentedCommands {

    /// One command.
    ///
    /// @param page where it stands, and in which line
    /// @param words after `./chatter`, as a shell splits them
    record Documented(String page, List<String> words) {

        boolean startsWith(String... begin) {
            return words.size() >= begin.length
                    && words.subList(0, begin.length).equals(List.of(begin));
        }
    }

    private static final String PROGRAM = "./chatter ";
    private static final Pattern INLINE = Pattern.compile("`\\./chatter ([^`]+)`");

    /// A quoted piece, or one without blanks.
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /// What ends a command: a comment, a pipe, a redirection, another command.
    private static final List<String> ENDS = List.of("#", "|", ">", "&&", ";", "&");

    private DocumentedCommands() {}

    /// Those of the README, CONTRIBUTING and all pages of docs/ that are written by hand.
    static List<Documented> in(Path root) throws IOException {
        List<Documented> commands = new ArrayList<>();
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            List<Path> pages = Stream.concat(
                            Stream.of(root.resolve("README.md"), root.resolve("CONTRIBUTING.md")),
                            docs.filter(page -> page.toString().endsWith(".md"))
                                    .filter(page -> !page.startsWith(root.resolve("docs/reference"))))
                    .sorted()
                    .toList();
            for (Path page : pages) {
                read(root, page, commands);
            }
        }
        return commands;
    }

    private static void read(Path root, Path page, List<Documented> commands) throws IOException {
        List<String> lines = Files.readAllLines(page);
        boolean fenced = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String where = root.relativize(page) + ":" + (i + 1);
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (fenced && line.startsWith(PROGRAM)) {
                StringBuilder whole = new StringBuilder(line);
                while (whole.charAt(whole.length() - 1) == '\\') {
                    whole.setLength(whole.length() - 1);
                    whole.append(lines.get(++i).strip());
                }
                commands.add(new Documented(where, words(whole.substring(PROGRAM.length()))));
            } else if (!fenced) {
                Matcher inline = INLINE.matcher(line);
                while (inline.find()) {
                    commands.add(new Documented(where, words(inline.group(1))));
                }
            }
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (ENDS.stream().anyMatch(word.group()::startsWith)) {
                break;
            }
            for (int group = 1; group <= 3; group++) {
                if (word.group(group) != null) {
                    words.add(word.group(group));
                }
            }
        }
        return words;
    }
}
