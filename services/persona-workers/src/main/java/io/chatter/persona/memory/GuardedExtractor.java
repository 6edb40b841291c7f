package io.chatter.persona.memory;

import io.chatter.persona.Circuit;
import io.chatter.persona.Deadline;
import io.chatter.persona.GenerationException;
import io.chatter.persona.GenerationException.Cause;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Holds another extractor to a deadline, whatever it does, and spares a server that fails: few excerpts are
/// read at once, and the memories of all agents wait for them. Thread-safe.
///
/// @param deadline for one excerpt, > 0
/// @param circuit of its own, as its budget is, so that extraction that is slow or dear keeps nobody from speaking
/// @param faults told why an extraction that was made failed
public record GuardedExtractor(Extractor extractor, Duration deadline, Circuit circuit, Consumer<Cause> faults)
        implements Extractor {

    @Override
    public List<Candidate> extract(Excerpt excerpt) throws GenerationException, InterruptedException {
        return circuit.through(() -> held(excerpt));
    }

    private List<Candidate> held(Excerpt excerpt) throws GenerationException, InterruptedException {
        try {
            return Deadline.hold("extract-" + excerpt.agent().name(), deadline, () -> extractor.extract(excerpt));
        } catch (GenerationException e) {
            faults.accept(e.kind());
            throw e;
        }
    }
}
