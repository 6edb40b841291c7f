package io.chatter.architecture.licence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Maven's local repository, from which every jar of a build came: tells where a jar is from, and what its POM says.
final class LocalRepository {

    private static final String SEPARATOR = FileSystems.getDefault().getSeparator();

    /// Group, artifact, version, file.
    private static final int DEPTH = 4;

    private final Path root;
    private final Map<String, List<Path>> jars = new HashMap<>();

    LocalRepository(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> root.relativize(file).getNameCount() >= DEPTH)
                    .forEach(this::index);
        }
    }

    /// Quarkus puts the group in front of the file's name, Maven does not.
    private void index(Path jar) {
        String name = jar.getFileName().toString();
        jars.computeIfAbsent(name, _ -> new ArrayList<>()).add(jar);
        jars.computeIfAbsent(group(jar.getParent()) + "." + name, _ -> new ArrayList<>())
                .add(jar);
    }

    /// `group:artifact:version` of what was copied from here; where several groups have such a file, of the one of the
    /// same size.
    ///
    /// @throws IllegalStateException naming a jar that is not from here
    String coordinates(Path copied) {
        List<Path> candidates = jars.getOrDefault(copied.getFileName().toString(), List.of());
        Path version = candidates.stream()
                .filter(candidate -> candidates.size() == 1 || size(candidate) == size(copied))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(copied + " is not from " + root))
                .getParent();
        return group(version) + ":" + version.getParent().getFileName() + ":" + version.getFileName();
    }

    /// Names of the licences of `group:artifact:version`, or those of the nearest parent that has some.
    List<String> licences(String coordinates) {
        Element project = pom(coordinates);
        List<String> named = children(project, "licenses").stream()
                .flatMap(licences -> children(licences, "license").stream())
                .map(licence -> text(licence, "name"))
                .toList();
        Optional<Element> parent = children(project, "parent").stream().findFirst();
        if (!named.isEmpty() || parent.isEmpty()) {
            return named;
        }
        return licences(text(parent.get(), "groupId") + ":" + text(parent.get(), "artifactId") + ":"
                + text(parent.get(), "version"));
    }

    private Element pom(String coordinates) {
        String[] part = coordinates.split(":");
        Path file = root.resolve(part[0].replace(".", SEPARATOR))
                .resolve(part[1])
                .resolve(part[2])
                .resolve(part[1] + "-" + part[2] + ".pom");
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file + " is no POM", e);
        }
    }

    private String group(Path version) {
        return root.relativize(version.getParent().getParent()).toString().replace(SEPARATOR, ".");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).getFirst().getTextContent().strip();
    }
}
