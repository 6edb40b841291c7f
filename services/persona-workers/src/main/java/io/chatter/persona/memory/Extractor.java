package io.chatter.persona.memory;

import io.chatter.persona.GenerationException;
import java.util.List;

/// Finds in lines of chat what is worth remembering. Thread-safe; may block for seconds.
@FunctionalInterface
public interface Extractor {

    /// @return what was found, each about the author of one of the lines or about nobody, drawn from these
    ///     lines alone
    /// @throws GenerationException when the model behind it failed; the lines are read again where that may help
    List<Candidate> extract(Excerpt excerpt) throws GenerationException, InterruptedException;
}
