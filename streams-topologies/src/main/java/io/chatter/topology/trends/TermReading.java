package io.chatter.topology.trends;

import io.chatter.topology.window.ObservedLine;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/// Reads the terms of lines, once for both shapes of windows. Runs on its task's stream thread.
final class TermReading extends ContextualFixedKeyProcessor<String, ObservedLine, SaidLine> {

    private final TermExtractor extractor;

    TermReading(Tokens tokens) {
        extractor = new TermExtractor(tokens);
    }

    @Override
    public void process(FixedKeyRecord<String, ObservedLine> line) {
        context().forward(line.withValue(extractor.read(line.value())));
    }
}
