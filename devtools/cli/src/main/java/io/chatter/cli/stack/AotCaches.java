package io.chatter.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Ahead-of-time caches (JEP 483, 514) that cut a JVM's start to a third. A cache is good for one JDK, one set of flags
/// and the very jars it was made with, so its name carries a hash of all of them. The first real run of a component is
/// its training: the JVM writes the cache when it ends in order, and [#adopt] then puts it in place. A cache that the
/// JVM dislikes is ignored by it; one that breaks a start is dropped by [#drop].
public final class AotCaches {

    private static final String UNFINISHED = ".part";

    /// What a start does about its cache.
    public sealed interface Plan {

        /// JVM flags of the plan.
        List<String> flags();

        record Off() implements Plan {
            @Override
            public List<String> flags() {
                return List.of();
            }
        }

        /// Start from a cache that is there.
        record Use(Path cache) implements Plan {
            @Override
            public List<String> flags() {
                return List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off");
            }
        }

        /// Write the cache at the end of this run, beside its place.
        record Train(Path unfinished) implements Plan {
            @Override
            public List<String> flags() {
                return List.of("-XX:AOTCacheOutput=" + unfinished, "-Xlog:aot*=off", "-Xlog:cds*=off");
            }
        }
    }

    private final Path folder;
    private final String jdk;

    /// @param folder where caches live; must exist
    /// @param jdk the exact version of the JDK that runs the components
    public AotCaches(Path folder, String jdk) {
        this.folder = folder;
        this.jdk = jdk;
    }

    /// @param owner distinguishes stacks that train at the same time
    public Plan planFor(ComponentSpec spec, long owner) {
        String kind = spec.name().replaceAll("-\\d+$", "");
        Path cache = folder.resolve(kind + "-" + key(spec) + ".aot");
        if (Files.isRegularFile(cache)) {
            return new Plan.Use(cache);
        }
        return kind.equals(spec.name()) ? new Plan.Train(unfinished(cache, owner)) : new Plan.Off();
    }

    /// Puts a cache in place whose writer has ended in order.
    public static void adopt(Path unfinished) {
        String name = unfinished.getFileName().toString();
        int end = name.indexOf(".aot.");
        if (end < 0 || !Files.isRegularFile(unfinished)) {
            return;
        }
        try {
            Files.move(
                    unfinished,
                    unfinished.resolveSibling(name.substring(0, end) + ".aot"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The start-up cache " + unfinished + " cannot be kept", e);
        }
    }

    /// Forgets a cache, finished or not.
    public static void drop(Path cache) {
        try {
            Files.deleteIfExists(cache);
        } catch (IOException e) {
            throw new UncheckedIOException("The start-up cache " + cache + " cannot be removed", e);
        }
    }

    private static Path unfinished(Path cache, long owner) {
        return cache.resolveSibling(cache.getFileName() + "." + owner + UNFINISHED);
    }

    private String key(ComponentSpec spec) {
        StringBuilder identity = new StringBuilder(jdk).append('\n').append(spec.jvm());
        try (Stream<Path> jars = spec.jars().stream().sorted()) {
            jars.forEach(jar -> identity.append('\n').append(describe(jar)));
        }
        return HexFormat.of().formatHex(sha256(identity.toString()), 0, 8);
    }

    private static String describe(Path jar) {
        try {
            return jar + " " + Files.size(jar) + " "
                    + Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException("The jar " + jar + " cannot be read", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
