package io.chatter.safety;

/// What one rule found, and where.
///
/// @param rule id of the rule, from a closed set (never text of a user), for instance `term` or `email`
/// @param category what kind of trouble it is
/// @param span the part of the line that it was found in
public record Finding(String rule, Category category, Span span) {
    public Finding {
        if (rule.isBlank()) {
            throw new IllegalArgumentException("rule must not be blank");
        }
    }
}
