package io.chatter.gateway;

/// Which names may stand beside lines. Thread-safe.
@FunctionalInterface
public interface NameRule {

    boolean allows(String name, String room);
}
