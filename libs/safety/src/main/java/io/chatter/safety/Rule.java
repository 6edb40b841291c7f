package io.chatter.safety;

/// One check. Stateless and thread-safe; says what it found to the judgement and decides nothing by itself. May throw:
/// the line is blocked then. Its work must grow no faster than the line.
@FunctionalInterface
interface Rule {
    void inspect(Line line, Judgement judgement);
}
