package io.chatter.benchmark;

import java.nio.file.Path;

/// Where the artifacts to be measured are built.
public final class Checkout {

    private Checkout() {}

    /// The folder named by the system property `chatter.root`, which `./chatter bench` sets; else the working folder.
    public static Path root() {
        return Path.of(System.getProperty("chatter.root", "")).toAbsolutePath();
    }
}
