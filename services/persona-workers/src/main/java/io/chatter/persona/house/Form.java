package io.chatter.persona.house;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// How a slot's value is bent to fit its template.
enum Form {
    PLAIN(value -> value),
    /// With its indefinite article; `some` before a plural.
    A(Morphology::withArticle),
    PLURAL(Morphology::plural),
    /// The verb alone, agreeing with the value in number.
    IS(value -> Morphology.isPlural(value) ? "are" : "is"),
    WAS(value -> Morphology.isPlural(value) ? "were" : "was"),
    HAS(value -> Morphology.isPlural(value) ? "have" : "has"),
    /// The pronouns, as subject and as object, and the demonstrative for the value.
    THEY(value -> Morphology.isPlural(value) ? "they" : "it"),
    IT(value -> Morphology.isPlural(value) ? "them" : "it"),
    THAT(value -> Morphology.isPlural(value) ? "those" : "that"),
    ING(Morphology::gerund),
    PAST(Morphology::past),
    UPPER(value -> value.toUpperCase(Locale.ROOT)),
    TITLE(Morphology::title),
    STRETCH(Morphology::stretch),
    /// The last word alone: the head of a noun phrase.
    HEAD(value -> value.substring(value.lastIndexOf(' ') + 1));

    @SuppressWarnings("ImmutableEnumChecker") // pure functions, all of them above
    private final UnaryOperator<String> bend;

    Form(UnaryOperator<String> bend) {
        this.bend = bend;
    }

    String of(String value) {
        return bend.apply(value);
    }

    /// Whether it leaves the noun a noun, in the number that it has.
    boolean keepsNumber() {
        return this == PLAIN || this == HEAD;
    }

    static Optional<Form> named(String name) {
        for (Form form : values()) {
            if (form != PLAIN && form.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}
