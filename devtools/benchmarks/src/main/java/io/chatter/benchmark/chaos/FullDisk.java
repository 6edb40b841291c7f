package io.chatter.benchmark.chaos;

import io.chatter.cli.stack.ComponentCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// No file of the broker may grow any more: a quota of the operating system on its process, which its log folder feels
/// as a full disk without anything being mounted. Kafka gives up a log folder that it cannot write, and ends when it
/// was the last one; it is started again when there is room.
record FullDisk(Duration lasts) implements Fault {

    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    @Override
    public String name() {
        return "full-disk";
    }

    @Override
    public boolean chatGoesOn() {
        return false;
    }

    @Override
    public Optional<String> obstacle(Scene scene) {
        return Files.isExecutable(PRLIMIT)
                ? Optional.empty()
                : Optional.of("there is no prlimit (util-linux) to set a quota with");
    }

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        limit(scene, "--fsize=1:unlimited");
    }

    @Override
    public void heal(Scene scene) throws IOException, InterruptedException {
        if (scene.stack().isAlive(ComponentCatalogue.BROKER)) {
            limit(scene, "--fsize=unlimited:unlimited");
        }
        scene.stack().up();
    }

    private static void limit(Scene scene, String limit) throws IOException, InterruptedException {
        long pid = scene.stack().process(ComponentCatalogue.BROKER).pid();
        Shell.run(PRLIMIT.toString(), "--pid", Long.toString(pid), limit);
    }
}
