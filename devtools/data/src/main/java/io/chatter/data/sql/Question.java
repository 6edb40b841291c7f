package io.chatter.data.sql;

import io.chatter.data.log.Range;
import java.util.Map;

/// What a statement reads.
///
/// @param ranges for each table it names, in lower case, the part that its predicates leave
public record Question(Map<String, Range> ranges) {

    public Question {
        ranges = Map.copyOf(ranges);
    }
}
