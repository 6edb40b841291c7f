package io.chatter.persona;

/// One call of a model; blocks until its answer is there.
///
/// @param <T> the answer
@FunctionalInterface
public interface ModelCall<T> {

    T run() throws GenerationException, InterruptedException;
}
