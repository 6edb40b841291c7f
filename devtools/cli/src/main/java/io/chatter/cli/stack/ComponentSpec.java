package io.chatter.cli.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One process of the stack, as it is to be run.
///
/// @param name unique in the stack; names its log, folder and line of progress
/// @param jars everything on its class path: a start-up cache is only good for exactly these
/// @param jvm flags of the JVM, heap first
/// @param program what follows the flags: `-jar X`, or class path, main class and arguments
/// @param environment added to the environment of `chatter` itself
/// @param ports all ports it listens on, the one that people ask for first
/// @param readiness how to tell that it is ready
public record ComponentSpec(
        String name,
        List<Path> jars,
        List<String> jvm,
        List<String> program,
        Map<String, String> environment,
        List<Integer> ports,
        Readiness readiness) {

    public ComponentSpec {
        jars = List.copyOf(jars);
        jvm = List.copyOf(jvm);
        program = List.copyOf(program);
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
    }

    /// The same with more settings, which win over those it has.
    public ComponentSpec with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(settings);
        return new ComponentSpec(name, jars, jvm, program, all, ports, readiness);
    }

    /// The same with more flags of the JVM, which win over those it has.
    public ComponentSpec withFlags(List<String> flags) {
        List<String> all = new ArrayList<>(jvm);
        all.addAll(flags);
        return new ComponentSpec(name, jars, all, program, environment, ports, readiness);
    }

    public int port() {
        return ports.getFirst();
    }
}
