package io.chatter.streamcontext.check;

import io.chatter.configuration.InvalidConfigurationException;
import io.chatter.configuration.StreamLexicon;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.TranscriptFilter;
import io.chatter.streamcontext.config.ConfiguredContext;
import io.chatter.streamcontext.ffmpeg.FfmpegFeed;
import io.chatter.streamcontext.ffmpeg.FfmpegSource;
import io.chatter.streamcontext.pipeline.PipelineParts;
import io.chatter.streamcontext.pipeline.RoomPipelines;
import io.chatter.streamcontext.pipeline.RoomPlan;
import io.chatter.streamcontext.safety.ModeratedTranscript;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Plays a stream as a room would and shows what is heard, with no broker: `StreamCheck FILE|URL [--engine E]
/// [--configs DIR] [--json]`, the lexicons being those of DIR. Ends with the stream: exit code 0 when it was played to
/// its end, 2 when it cannot be played.
public final class StreamCheck {
    private static final String ENDED = "down: the stream has ended";
    private static final List<String> PASSING = List.of("down: starting", "down: loading the recogniser");

    private final ContextView view;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String fault = "";

    private StreamCheck(ContextView view) {
        this.view = view;
    }

    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean json = words.remove("--json");
        String engine = taken(words, "--engine").orElse(EngineChoice.AUTO);
        try {
            StreamLexicon lexicon =
                    StreamLexicon.read(taken(words, "--configs").map(Path::of).orElse(Path.of("configs")));
            LocalTools tools = LocalTools.ofThisMachine();
            announce(engine, tools, lexicon);
            FfmpegFeed feed =
                    new FfmpegFeed(tools.ffmpeg(), source(words.getFirst()), Clock.systemUTC(), tools.frames());
            ContextView view = json ? new ContextView.Lines(System.out) : new ContextView.Screen(System.out);
            ContextSettings settings = ContextSettings.defaults().with(ConfiguredContext.lexicon(lexicon));
            RoomPlan plan = new RoomPlan("check", feed, engine, moderation());
            System.exit(new StreamCheck(view).run(plan, tools, settings));
        } catch (FeedException | RecognitionException | InvalidConfigurationException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static Optional<String> taken(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at < 0) {
            return Optional.empty();
        }
        words.remove(at);
        return Optional.of(words.remove(at));
    }

    /// @throws RecognitionException when that engine cannot be used here
    private static void announce(String engine, LocalTools tools, StreamLexicon lexicon) {
        Optional<RecognizerEngine> chosen = engine.equals(RoomPlan.NO_ENGINE)
                ? Optional.empty()
                : Optional.of(tools.engines().choose(engine));
        System.err.println("starting: engine "
                + chosen.map(RecognizerEngine::name).orElse(RoomPlan.NO_ENGINE) + ", "
                + lexicon.phrases().size() + " phrases and "
                + lexicon.keywords().size()
                + " keywords of lexicons, ffmpeg " + tools.ffmpeg().path());
    }

    private int run(RoomPlan plan, LocalTools tools, ContextSettings settings) throws InterruptedException {
        PipelineParts parts = new PipelineParts(
                tools.engines(), settings, this::show, (room, length) -> {}, Clock.systemUTC(), tools.vision());
        try (RoomPipelines rooms = new RoomPipelines(List.of(plan), parts)) {
            rooms.start();
            over.await();
        }
        if (fault.isEmpty()) {
            return 0;
        }
        System.err.println(fault);
        return 2;
    }

    private void show(StreamContext context) {
        String state = context.getRecogniser().getState();
        if (PASSING.contains(state)) {
            return; // the announcement says it better than an engine that is not there yet
        }
        view.show(context);
        if (state.equals(ENDED)) {
            over.countDown();
        } else if (state.startsWith("down: ")) {
            fault = state.substring("down: ".length());
            over.countDown();
        }
    }

    /// As a room with the default profile would publish it.
    private static TranscriptFilter moderation() {
        TextModeration moderation = new TextModeration();
        return new ModeratedTranscript(moderation, ModerationPolicy.defaults());
    }

    private static FfmpegSource source(String named) {
        if (named.contains("://")) {
            return new FfmpegSource.Remote(URI.create(named));
        }
        Path file = Path.of(named).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new FeedException("there is no file " + named + "; name a file, or an address with its scheme");
        }
        return new FfmpegSource.Recording(file, file.resolveSibling(""), false);
    }
}
