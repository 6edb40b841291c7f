package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.Trend;
import io.chatter.schema.Trigger;

/// Something an agent can react to.
public sealed interface Stimulus {

    /// Name of the stimulus, the same for all agents of the room.
    String key();

    Trigger trigger();

    /// The words it consists of, in which affinities are looked up.
    String text();

    /// A line of chat.
    ///
    /// @param address how it concerns the agent
    record Spoken(ChatMessage line, Address address) implements Stimulus {
        @Override
        public String key() {
            return "LINE@" + line.getMessageId();
        }

        @Override
        public Trigger trigger() {
            return switch (address) {
                case TO_ME -> Trigger.MENTION;
                case TO_ALL, TO_ANOTHER -> byPerson() ? Trigger.HUMAN : Trigger.BOT;
            };
        }

        @Override
        public String text() {
            return line.getText();
        }

        boolean byPerson() {
            return line.getOrigin() == Origin.HUMAN;
        }

        /// Depth a reply would have: 0 to a person, the bot line's depth + 1 otherwise.
        int replyDepth() {
            if (byPerson()) {
                return 0;
            }
            return line.getProvenance() == null ? 1 : line.getProvenance().getReplyDepth() + 1;
        }
    }

    /// Whom a line is meant for.
    enum Address {
        /// It names the agent, or answers one of its lines.
        TO_ME,
        /// It names or answers nobody.
        TO_ALL,
        /// It names or answers somebody else.
        TO_ANOTHER;

        static Address of(Agent agent, ChatMessage line) {
            boolean answersMe =
                    line.getReplyTo() != null && line.getReplyTo().getAuthorId().equals(agent.name());
            if (answersMe || line.getMentions().contains(agent.name()) || names(line.getText(), agent)) {
                return TO_ME;
            }
            return line.getReplyTo() == null && line.getMentions().isEmpty() ? TO_ALL : TO_ANOTHER;
        }

        private static boolean names(String text, Agent agent) {
            return Mentions.names(text, agent.name())
                    || Mentions.names(text, agent.persona().displayName());
        }
    }

    /// An event of the stream.
    record EventSeen(Sighting sighting, StreamEventType event) implements Stimulus {
        @Override
        public String key() {
            return sighting.key();
        }

        @Override
        public Trigger trigger() {
            return Trigger.CONTEXT;
        }

        @Override
        public String text() {
            return sighting.text();
        }
    }

    /// Speech on the stream.
    record SpeechHeard(Sighting sighting) implements Stimulus {
        @Override
        public String key() {
            return sighting.key();
        }

        @Override
        public Trigger trigger() {
            return Trigger.CONTEXT;
        }

        @Override
        public String text() {
            return sighting.text();
        }
    }

    /// A term that more and more lines use.
    record WaveRising(Trend trend) implements Stimulus {
        @Override
        public String key() {
            return "TREND@" + trend.getTerm();
        }

        @Override
        public Trigger trigger() {
            return Trigger.TREND;
        }

        @Override
        public String text() {
            return trend.getTerm();
        }
    }

    /// Nothing in particular: the agent's own urge to say something.
    record OwnUrge() implements Stimulus {
        @Override
        public String key() {
            return "URGE";
        }

        @Override
        public Trigger trigger() {
            return Trigger.AMBIENT;
        }

        @Override
        public String text() {
            return "";
        }
    }
}
