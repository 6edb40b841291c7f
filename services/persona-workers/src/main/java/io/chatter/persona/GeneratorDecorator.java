package io.chatter.persona;

/// Puts something around the generator of a model, for instance what measures it.
@FunctionalInterface
public interface GeneratorDecorator {

    /// @param model by its name
    LineGenerator decorate(String model, LineGenerator generator);
}
