package io.chatter.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// All of chatter as the build left it: compiled classes and sources of every module.
final class CodeBase {

    static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();

    private static final List<String> GROUPS = List.of("libs", "services", "devtools");

    private CodeBase() {}

    static List<Path> modules() {
        Stream<Path> top = Stream.of(ROOT.resolve("schemas"), ROOT.resolve("streams-topologies"));
        Stream<Path> grouped = GROUPS.stream().flatMap(group -> list(ROOT.resolve(group)).stream());
        return Stream.concat(top, grouped)
                .filter(module -> Files.exists(module.resolve("pom.xml")))
                .toList();
    }

    /// Main classes of every module that has been compiled.
    static JavaClasses mainClasses() {
        return new ClassFileImporter().importPaths(existing("target/classes"));
    }

    /// Test classes of every module but this one, whose fixtures break the rules on purpose.
    static JavaClasses testClasses() {
        return new ClassFileImporter()
                .importPaths(existing("target/test-classes").stream()
                        .filter(path -> !path.startsWith(ROOT.resolve("devtools/architecture")))
                        .toList());
    }

    /// Hand-written main sources, generated ones left out.
    static List<Path> mainSources() {
        return existing("src/main/java").stream()
                .flatMap(folder -> walk(folder).stream())
                .filter(path -> path.toString().endsWith(".java"))
                .toList();
    }

    private static List<Path> existing(String folder) {
        return modules().stream()
                .map(module -> module.resolve(folder))
                .filter(Files::isDirectory)
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> walk(Path folder) {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
