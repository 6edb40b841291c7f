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
import java.util.regex.Pattern;
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

    /// Puts a cache in place whose writer has ended in order, and forgets those of earlier builds.
    ///
    /// @return whether there was one
    public static boolean adopt(Path unfinished) {
        String name = unfinished.getFileName().toString();
        int end = name.indexOf(".aot.");
        if (end < 0 || !Files.isRegularFile(unfinished)) {
            return false;
        }
        Path cache = unfinished.resolveSibling(name.substring(0, end) + ".aot");
        try {
            Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            earlierThan(cache).forEach(AotCaches::drop);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The start-up cache " + unfinished + " cannot be kept", e);
        }
    }

    /// Whether the JVM that trains for `unfinished` is past its shutdown hooks and writes: it keeps its
    /// notes beside the cache, empty until then.
    static boolean isBeingWritten(Path unfinished) {
        try {
            return Files.exists(unfinished) || Files.size(notes(unfinished)) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// Forgets a cache, finished or not.
    public static void drop(Path cache) {
        try {
            Files.deleteIfExists(cache);
            Files.deleteIfExists(notes(cache));
        } catch (IOException e) {
            throw new UncheckedIOException("The start-up cache " + cache + " cannot be removed", e);
        }
    }

    private static List<Path> earlierThan(Path cache) throws IOException {
        String name = cache.getFileName().toString();
        Pattern sameKind =
                Pattern.compile(Pattern.quote(name.substring(0, name.lastIndexOf('-'))) + "-[0-9a-f]+\\.aot");
        try (Stream<Path> files = Files.list(cache.resolveSibling("."))) {
            return files.filter(file ->
                            sameKind.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !file.getFileName().equals(cache.getFileName()))
                    .toList();
        }
    }

    private static Path notes(Path cache) {
        return cache.resolveSibling(cache.getFileName() + ".config");
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
