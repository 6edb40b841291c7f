package io.chatter.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lists that chatter brings, read from the jar once. What the files hold is told in the README beside them.
///
/// @param terms terms of all categories
/// @param allowed terms that are fine although others stand in them
/// @param fragments short words, between which no term is looked for
/// @param lookalikes words that read as a term once disguises are undone, and are none as they are written
record TermLists(List<Term> terms, List<Term> allowed, Set<String> fragments, Set<String> lookalikes) {
    private static final String FOLDER = "/io/chatter/safety/terms/";

    private static final Map<String, Category> FILES = Map.ofEntries(
            file(Category.AGGRESSION),
            file(Category.BULLYING),
            file(Category.DISABILITY),
            file(Category.MISOGYNY),
            file(Category.RACE_ETHNICITY_RELIGION),
            file(Category.SEX_BASED_TERMS),
            file(Category.SEXUALITY_GENDER),
            file(Category.SWEARING),
            file(Category.PROMPT_INJECTION),
            Map.entry("ai-disclosure", Category.LINE_FORM));

    static TermLists load() {
        List<Term> terms = new ArrayList<>();
        FILES.forEach((file, category) -> lines(file)
                .map(line -> Term.of(line.substring(2), category, line.charAt(0) - '0'))
                .forEach(terms::add));
        List<Term> allowed = lines("allowed").map(TermLists::allowed).toList();
        return new TermLists(List.copyOf(terms), allowed, words("fragments"), words("lookalikes"));
    }

    private static Set<String> words(String file) {
        return lines(file).flatMap(line -> Stream.of(line.split(" "))).collect(Collectors.toUnmodifiableSet());
    }

    static Term allowed(String written) {
        return Term.of(written, Category.BLOCKED_TERM, 1);
    }

    private static Map.Entry<String, Category> file(Category category) {
        return Map.entry(category.id(), category);
    }

    private static Stream<String> lines(String file) {
        String resource = FOLDER + file + ".txt";
        try (InputStream in = TermLists.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
