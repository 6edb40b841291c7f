package io.chatter.diagnosis;

import java.util.Arrays;
import java.util.List;

/// The answers to all questions.
public final class Diagnoses {

    private Diagnoses() {}

    public static List<Answer> all(Snapshot snapshot) {
        return Arrays.stream(Question.values())
                .map(question -> answer(question, snapshot))
                .toList();
    }

    public static Answer answer(Question question, Snapshot snapshot) {
        return of(question).examine(snapshot);
    }

    private static Diagnosis of(Question question) {
        return switch (question) {
            case SLOW -> new SlowChat();
            case SPAM -> new SpammingPersona();
            case BOTS -> new BotsAmongThemselves();
            case MEMORY -> new MemoryLatency();
            case SCHEMAS -> new BrokenParsing();
        };
    }
}
