package io.chatter.deployment;

import io.chatter.deployment.Dockerfile.Instruction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Builds an image without an engine, as far as that goes: a folder stands for `/` of each stage, this machine's shell
/// and JDK for those of the base image. What cannot be done here is in [#notDone].
final class EnginelessBuild {

    private static final Pattern VARIABLE = Pattern.compile("([A-Z0-9_]+)=(?:\"([^\"]*)\"|(\\S+))");

    private final Path context;
    private final Path folder;
    private final Map<String, Path> stages = new HashMap<>();
    private final List<String> notDone = new ArrayList<>();
    private final StringBuilder output = new StringBuilder();
    private Map<String, String> environment = new HashMap<>();
    private Path root;
    private Path workdir;

    /// @param context what `COPY` takes its files from
    /// @param folder empty, for the stages
    EnginelessBuild(Path context, Path folder) {
        this.context = context;
        this.folder = folder;
        this.root = folder;
        this.workdir = folder;
    }

    /// @throws AssertionError naming the step that fails
    void run(Dockerfile dockerfile) throws IOException, InterruptedException {
        for (Instruction instruction : dockerfile.instructions()) {
            step(instruction);
        }
    }

    /// Steps that did not run, each with the reason.
    List<String> notDone() {
        return notDone;
    }

    /// What the shells printed.
    String output() {
        return output.toString();
    }

    /// Folder that stands for the working directory of the last stage.
    Path workdir() {
        return workdir;
    }

    /// Folder that stands for `/` of the last stage.
    Path root() {
        return root;
    }

    /// Runs a command in the last stage.
    ShellRun execute(List<String> command) throws IOException, InterruptedException {
        return ShellRun.of(command, workdir, environment);
    }

    private void step(Instruction instruction) throws IOException, InterruptedException {
        switch (instruction.keyword()) {
            case "FROM" -> from(instruction);
            case "WORKDIR" -> workdir = Files.createDirectories(inside(instruction.arguments()));
            case "COPY" -> copy(instruction);
            case "ENV" -> set(instruction);
            case "RUN" -> shell(instruction);
            case "USER" -> notDone.add(instruction + ": all runs as who runs the tests");
            // What an engine makes of a container, not of the image; tests run the two commands themselves.
            case "EXPOSE", "VOLUME", "HEALTHCHECK", "ENTRYPOINT" -> {}
            default -> throw new AssertionError("this does not know what to do about " + instruction);
        }
    }

    private void from(Instruction instruction) throws IOException {
        String[] words = instruction.arguments().split(" AS ");
        root = Files.createDirectories(folder.resolve("stage-" + stages.size()));
        stages.put(words.length == 2 ? words[1] : String.valueOf(stages.size()), root);
        workdir = root;
        environment = new HashMap<>();
        notDone.add("FROM " + words[0] + ": not fetched, this machine's shell and JDK stand in for it");
    }

    private void copy(Instruction instruction) throws IOException {
        List<String> words = new ArrayList<>(List.of(instruction.arguments().split("\\s+")));
        Path from = context;
        if (words.getFirst().startsWith("--from=")) {
            from = stages.get(words.removeFirst().substring("--from=".length()));
        }
        String target = words.removeLast();
        for (String word : words) {
            Path source = from.resolve(word.replaceFirst("^/", ""));
            if (!Files.exists(source)) {
                throw new AssertionError(
                        instruction + ": " + source + " is not there; ./mvnw -DskipTests package makes what is built");
            }
            copyTree(
                    source,
                    Files.isDirectory(source) ? inside(target) : inside(target).resolve(source.getFileName()));
        }
    }

    private static void copyTree(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /// A path of the image becomes one of the folder that stands for its `/`.
    private void set(Instruction instruction) {
        for (MatchResult found :
                VARIABLE.matcher(instruction.arguments()).results().toList()) {
            String value = found.group(2) != null ? found.group(2) : found.group(3);
            environment.put(
                    found.group(1), value.startsWith("/") ? inside(value).toString() : value);
        }
    }

    private void shell(Instruction instruction) throws IOException, InterruptedException {
        if (instruction.arguments().contains("apt-get")) {
            notDone.add("RUN apt-get: would install on this machine");
            return;
        }
        ShellRun run = execute(List.of("sh", "-c", instruction.arguments()));
        output.append(run.output());
        if (run.exitCode() != 0) {
            throw new AssertionError(instruction + " ends with " + run.exitCode() + ":\n" + run.output());
        }
    }

    private Path inside(String path) {
        return path.startsWith("/")
                ? root.resolve(path.substring(1)).normalize()
                : workdir.resolve(path).normalize();
    }
}
