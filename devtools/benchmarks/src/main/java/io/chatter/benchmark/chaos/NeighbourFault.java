package io.chatter.benchmark.chaos;

import java.time.Duration;
import java.util.Optional;

/// The chat model or the memory server does not do its work.
record NeighbourFault(Kind kind, Duration lasts) implements Fault {

    enum Kind {
        MODEL_GARBAGE,
        MEMORY_DOWN
    }

    @Override
    public String name() {
        return switch (kind) {
            case MODEL_GARBAGE -> "model-garbage";
            case MEMORY_DOWN -> "memory-down";
        };
    }

    @Override
    public boolean chatGoesOn() {
        return true;
    }

    @Override
    public Optional<String> obstacle(Scene scene) {
        return scene.neighbours().isPresent()
                ? Optional.empty()
                : Optional.of("this stack was started with a model and a memory of its own; leave --running away");
    }

    @Override
    public Optional<String> unnoticed(Scene scene) {
        Neighbours neighbours = scene.neighbours().orElseThrow();
        long met = switch (kind) {
            case MODEL_GARBAGE -> neighbours.garbage();
            case MEMORY_DOWN -> neighbours.refusals();
        };
        return met > 0 ? Optional.empty() : Optional.of("nobody asked it meanwhile");
    }

    @Override
    public void strike(Scene scene) {
        set(scene, true);
    }

    @Override
    public void heal(Scene scene) {
        set(scene, false);
    }

    private void set(Scene scene, boolean broken) {
        Neighbours neighbours = scene.neighbours().orElseThrow();
        switch (kind) {
            case MODEL_GARBAGE -> neighbours.modelTalksGarbage(broken);
            case MEMORY_DOWN -> neighbours.memoryIsDown(broken);
        }
    }
}
