package io.chatter.diagnosis;

/// Dead letters of one topic.
///
/// @param topic whose records could not be handled
/// @param recent how many came in the last ten minutes
/// @param exception class of the newest one's failure
/// @param message of that failure
public record LetterReading(String topic, long recent, String exception, String message) {}
