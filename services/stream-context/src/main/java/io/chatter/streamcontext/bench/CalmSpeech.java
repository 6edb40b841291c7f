package io.chatter.streamcontext.bench;

import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.bench.LabelledFolder.Label;
import io.chatter.streamcontext.bench.LabelledFolder.Recording;
import io.chatter.streamcontext.bench.LabelledFolder.Span;
import io.chatter.streamcontext.ffmpeg.FfmpegDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The speech of recordings, for sound that is made up of it. Pure functions.
final class CalmSpeech {
    private static final Duration AROUND = Duration.ofMillis(500);

    private CalmSpeech() {}

    /// What is left of recordings when their laughs are cut out; of folders only in which laughs are labelled.
    static short[] of(List<LabelledFolder> folders, FfmpegDecoder decoder) {
        List<SoundChunk> calm = new ArrayList<>();
        for (LabelledFolder folder : folders) {
            if (folder.types().contains(StreamEventType.BIG_LAUGH)) {
                for (Recording recording : folder.recordings()) {
                    calm.addAll(
                            withoutLaughs(decoder.decode(recording.sound(), LabelledFolder.START), recording.labels()));
                }
            }
        }
        if (calm.isEmpty()) {
            throw new IllegalArgumentException("no recording whose laughs are labelled");
        }
        return joined(calm);
    }

    /// Each sentence that somebody noted.
    static List<short[]> sentences(LabelledFolder folder, FfmpegDecoder decoder) {
        List<short[]> sentences = new ArrayList<>();
        for (Recording recording : folder.recordings()) {
            short[] samples = joined(decoder.decode(recording.sound(), LabelledFolder.START));
            for (Span said : recording.sentences()) {
                sentences.add(Arrays.copyOfRange(samples, index(said.from()), index(said.to())));
            }
        }
        return sentences;
    }

    private static int index(Instant at) {
        return SyntheticSound.samples(Duration.between(LabelledFolder.START, at));
    }

    static List<SoundChunk> withoutLaughs(List<SoundChunk> sound, List<Label> labels) {
        return sound.stream()
                .filter(chunk -> labels.stream()
                        .noneMatch(label -> label.type() == StreamEventType.BIG_LAUGH
                                && chunk.end().isAfter(label.from().minus(AROUND))
                                && chunk.at().isBefore(label.to().plus(AROUND))))
                .toList();
    }

    private static short[] joined(List<SoundChunk> sound) {
        short[] samples = new short
                [sound.stream().mapToInt(chunk -> chunk.samples().length).sum()];
        int to = 0;
        for (SoundChunk chunk : sound) {
            System.arraycopy(chunk.samples(), 0, samples, to, chunk.samples().length);
            to += chunk.samples().length;
        }
        return samples;
    }
}
