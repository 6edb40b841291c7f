package io.chatter.configuration;

import java.nio.file.Path;

/// One thing that is wrong in a configuration file.
///
/// @param file the offending file, as it was found
/// @param line line in the file, from 1; 0 when the problem belongs to the whole file
/// @param field dotted path of the offending field, for instance `pacing.hype`; empty for the whole file
/// @param message what is wrong
/// @param mend what to do about it
public record ConfigProblem(Path file, int line, String field, String message, String mend) {

    /// One line for a terminal: `rooms/demo.yaml:12 pacing.hype: must be at most 2. Write a number from 0 to 2.`
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file.toString();
        String subject = field.isEmpty() ? place : place + " " + field;
        return subject + ": " + message + ". " + mend;
    }
}
