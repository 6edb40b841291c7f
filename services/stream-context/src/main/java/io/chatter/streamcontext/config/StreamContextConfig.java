package io.chatter.streamcontext.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Settings of the process; rooms are described in the configs folder.
@ConfigMapping(prefix = "chatter")
public interface StreamContextConfig {

    /// The folder with `rooms/`, `personas/` and the others.
    @WithDefault("configs")
    Path configs();

    /// A folder of this process's own, for what it unpacks; a temporary one when unset.
    Optional<Path> dataDir();

    /// An ffmpeg to use instead of the one on the search path.
    Optional<Path> ffmpeg();

    SchemaRegistry schemaRegistry();

    Streams streams();

    Speech speech();

    Vision vision();

    EventsConfig events();

    interface Streams {
        /// Host of the interface that publishers connect to; 0.0.0.0 for every one.
        @WithDefault("127.0.0.1")
        String listenHost();

        /// Hosts that rooms may read streams from, for instance `live.example.org` or `*.example.org`, and audio
        /// devices, for instance `device:default`. None unless given.
        Optional<List<String>> allowed();
    }

    /// A model that looks at frames. Off unless an address is given.
    interface Vision {
        /// A server with OpenAI's chat completions, up to and with the version: `http://127.0.0.1:8000/v1`.
        Optional<URI> url();

        /// Sent as a bearer token.
        Optional<String> apiKey();

        /// As the server calls it; it must take pictures.
        @WithDefault("gpt-4o-mini")
        String model();

        /// Between two frames of a room.
        @WithDefault("10s")
        Duration every();

        /// Frames that may be described in any hour, all rooms together.
        @WithDefault("120")
        int callsPerHour();

        /// For one description.
        @WithDefault("15s")
        Duration deadline();

        /// Longest answer in tokens.
        @WithDefault("120")
        int maxTokens();

        /// Of the 64 bits of two frames' hashes, how many may differ when nothing has changed.
        @WithDefault("6")
        int sameBits();
    }

    interface SchemaRegistry {
        /// Base address of the registry's Confluent-compatible interface. Kafka's connector gets it in
        /// application.properties, where its default stands.
        URI url();
    }

    interface Speech {
        /// Folder of PocketSphinx's model: `en-us`, `en-us.lm.bin`, `cmudict-en-us.dict`.
        @WithDefault("/usr/share/pocketsphinx/model/en-us")
        Path pocketsphinxModel();

        /// Silero's voice activity network, version 5, as an ONNX file: cuts the utterances of `http` and `whisper`.
        /// Without it they are cut by loudness.
        Optional<Path> sileroModel();

        /// A model in ggml's format that whisper.cpp runs in this process.
        Optional<Path> whisperModel();

        /// What is spoken, two letters, or `auto`; for `whisper`.
        @WithDefault("en")
        String whisperLanguage();

        Http http();

        Vosk vosk();

        /// How far back transcript and events reach.
        @WithDefault("30s")
        Duration window();
    }

    /// A server that speaks OpenAI's transcription API.
    interface Http {
        /// Its address up to and with the version, for instance `http://127.0.0.1:8000/v1`.
        Optional<URI> url();

        /// Sent as a bearer token.
        Optional<String> apiKey();

        /// As the server calls it.
        @WithDefault("whisper-1")
        String model();

        /// Two letters; the server guesses unless given.
        Optional<String> language();

        /// For the words of one utterance, a second try included.
        @WithDefault("10s")
        Duration deadline();

        /// Utterances in work at once, for each room.
        @WithDefault("2")
        int atOnce();
    }

    interface Vosk {
        /// Its socket, for instance `ws://127.0.0.1:2700`.
        Optional<URI> url();

        /// For the server to take up sound, and for the last words.
        @WithDefault("10s")
        Duration deadline();
    }
}
