package io.chatter.diagnosis;

/// Answers one question. Pure: the same snapshot gives the same answer.
interface Diagnosis {

    Answer examine(Snapshot snapshot);
}
