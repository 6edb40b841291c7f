package io.chatter.persona.runtime;

import io.chatter.configuration.Persona;
import io.chatter.observability.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The personas by id. One that is not known may have been written since: then the cards are read again, but
/// not more often than every few seconds. Confined to the roster's thread.
public final class PersonaCards {

    private static final EventLog LOG = EventLog.of(PersonaCards.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Supplier<Map<String, Persona>> source;
    private final Clock clock;
    private Map<String, Persona> cards;
    private Instant readAt;

    /// @param cards as read when the process began
    /// @param source reads them again
    public PersonaCards(Map<String, Persona> cards, Supplier<Map<String, Persona>> source, Clock clock) {
        this.cards = Map.copyOf(cards);
        this.source = source;
        this.clock = clock;
        this.readAt = Instant.MIN;
    }

    Optional<Persona> find(String id) {
        Persona known = cards.get(id);
        if (known == null && !clock.instant().minus(PAUSE).isBefore(readAt)) {
            readAgain();
            known = cards.get(id);
        }
        return Optional.ofNullable(known);
    }

    /// A folder that does not load leaves what is known as it is.
    private void readAgain() {
        readAt = clock.instant();
        try {
            cards = Map.copyOf(source.get());
            LOG.info("personas.read", "personas", cards.size());
        } catch (RuntimeException e) {
            LOG.warn("personas.unreadable", e);
        }
    }
}
