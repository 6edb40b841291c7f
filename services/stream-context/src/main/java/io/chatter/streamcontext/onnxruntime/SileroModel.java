package io.chatter.streamcontext.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.chatter.streamcontext.RecognitionException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// Silero's network, version 5, from a file of the user's (github.com/snakers4/silero-vad): 64 samples of context and
/// 512 new ones go in with the state that came out before. Thread-safe; loaded once for all streams, and kept.
public final class SileroModel {
    static final int CONTEXT = 64;
    static final int WINDOW = 512;
    static final int STATE = 2 * 128;
    private static final Set<String> INPUTS = Set.of("input", "state", "sr");
    private static final String MEND =
            "; name Silero's version 5 with chatter.speech.silero-model, or leave it out to tell voices by loudness";

    private final OrtEnvironment environment;
    private final OrtSession session;

    private SileroModel(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /// @throws RecognitionException when the file is not that model, or the runtime does not run here
    public static SileroModel load(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new RecognitionException("there is no model " + file + MEND);
        }
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            OrtSession session = environment.createSession(file.toString(), options());
            Set<String> wanted = session.getInputNames();
            if (!wanted.equals(INPUTS)) {
                session.close();
                throw new RecognitionException(
                        file + " is not Silero's network of version 5, it wants " + wanted + MEND);
            }
            return new SileroModel(environment, session);
        } catch (OrtException | UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new RecognitionException(
                    "the model " + file + " cannot be loaded (" + e.getMessage() + ")" + MEND, e);
        }
    }

    /// It takes a third of a millisecond: threads of its own would cost more than they save.
    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return options;
    }

    /// @param samples CONTEXT and WINDOW of them, from -1 to 1
    /// @param state STATE numbers, replaced by those for the next call
    /// @return how likely somebody speaks, from 0 to 1
    float probability(float[] samples, float[] state) {
        try (OnnxTensor input = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(samples), new long[] {1, samples.length});
                OnnxTensor before = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(state.clone()), new long[] {2, 1, STATE / 2});
                OnnxTensor rate =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[] {16_000}), new long[0]);
                OrtSession.Result result = session.run(Map.of("input", input, "state", before, "sr", rate))) {
            ((OnnxTensor) result.get(1)).getFloatBuffer().get(state);
            return ((OnnxTensor) result.get(0)).getFloatBuffer().get();
        } catch (OrtException e) {
            throw new RecognitionException("Silero's network broke: " + e.getMessage(), e);
        }
    }
}
