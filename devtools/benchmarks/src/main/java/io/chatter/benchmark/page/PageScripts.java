package io.chatter.benchmark.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What is run inside the page that is measured.
enum PageScripts {
    WATCH("watch.js"),
    PLAIN("plain.js"),
    SEEK("seek.js"),
    STRIKE("strike.js");

    private final String file;

    PageScripts(String file) {
        this.file = file;
    }

    String source() {
        try (InputStream script = PageScripts.class.getResourceAsStream("/page/" + file)) {
            return new String(Objects.requireNonNull(script, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
