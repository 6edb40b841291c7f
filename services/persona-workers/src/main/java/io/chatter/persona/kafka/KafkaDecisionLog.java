package io.chatter.persona.kafka;

import io.chatter.observability.EventLog;
import io.chatter.persona.Agent;
import io.chatter.persona.Choice;
import io.chatter.persona.DecisionLog;
import io.chatter.persona.Glimpse;
import io.chatter.persona.Seeds;
import io.chatter.persona.snapshot.DecisionSnapshot;
import io.chatter.schema.PersonaDecision;
import io.chatter.topics.TopicCatalogue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Writes every turn, and a share of the silent looks, to persona.decisions. Nobody waits for it: with the broker
/// away, or slower than the agents, decisions are lost, which is logged once an outage. Thread-safe.
public final class KafkaDecisionLog implements DecisionLog {

    private static final EventLog LOG = EventLog.of(KafkaDecisionLog.class);

    private final KafkaProducer<String, PersonaDecision> producer;
    private final double silentShare;
    private final AtomicBoolean failing = new AtomicBoolean();

    /// @param silentShare share of the looks without a turn that is written, 0 to 1
    public KafkaDecisionLog(KafkaSettings settings, double silentShare) {
        if (!(silentShare >= 0 && silentShare <= 1)) {
            throw new IllegalArgumentException("share of silent looks must be from 0 to 1, not " + silentShare);
        }
        this.producer = new KafkaProducer<>(settings.decisions());
        this.silentShare = silentShare;
        findTopic();
    }

    /// Asks where the topic is, so that the answer is here by the first decision, which waits for nothing.
    private void findTopic() {
        try {
            producer.partitionsFor(TopicCatalogue.PERSONA_DECISIONS.name());
        } catch (TimeoutException e) {
            LOG.debug("decision.topic_asked_for");
        }
    }

    @Override
    public void decided(Agent agent, Glimpse glimpse, Choice choice) {
        long moment = glimpse.now().toEpochMilli();
        if (!choice.decision().speak() && Seeds.unit(agent.seed(), moment) >= silentShare) {
            return;
        }
        PersonaDecision value = DecisionSnapshot.record(agent, glimpse, choice);
        try {
            producer.send(
                    new ProducerRecord<>(TopicCatalogue.PERSONA_DECISIONS.name(), null, moment, agent.roomId(), value),
                    (_, failure) -> settled(failure));
        } catch (KafkaException e) {
            settled(e);
        }
    }

    private void settled(@Nullable Exception failure) {
        if (failure == null) {
            failing.setPlain(false);
        } else if (failing.compareAndSet(false, true)) {
            LOG.warn("decision.unrecorded", failure);
        }
    }

    @Override
    public void close() {
        producer.close(KafkaSettings.CLOSING);
    }
}
