package io.chatter.streamcontext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Picks the engine of a room.
///
/// @param engines best first; `auto` takes the first without an obstacle
public record EngineChoice(List<RecognizerEngine> engines) {
    public static final String AUTO = "auto";

    public EngineChoice {
        engines = List.copyOf(engines);
    }

    /// The engine for `wish`, an engine's name or `auto`.
    ///
    /// @throws RecognitionException when it does not exist or cannot be used here; the message names
    /// the mend
    public RecognizerEngine choose(String wish) {
        String name = wish.toLowerCase(Locale.ROOT);
        List<String> obstacles = new ArrayList<>();
        for (RecognizerEngine engine : engines) {
            if (name.equals(AUTO) || name.equals(engine.name())) {
                if (engine.obstacle().isEmpty()) {
                    return engine;
                }
                obstacles.add(engine.name() + ": " + engine.obstacle().get());
            }
        }
        if (obstacles.isEmpty()) {
            throw new RecognitionException("no recogniser is called '" + wish + "'; there are "
                    + engines.stream().map(RecognizerEngine::name).toList());
        }
        throw new RecognitionException("no usable recogniser; " + String.join("; ", obstacles));
    }
}
