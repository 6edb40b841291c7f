package io.chatter.persona;

import java.time.Duration;

/// The constants of the policy. Rates are of a whole crowd of neutral agents; each agent takes its share.
///
/// @param urgency how fast the room reacts to what concerns somebody
/// @param lifetimes for how long a stimulus attracts anybody
/// @param engagement how the room quietens when no person writes
/// @param gain how hard the room's rate is steered to its target: 0 not at all, 5 firmly
public record PolicySettings(Urgency urgency, Lifetimes lifetimes, Engagement engagement, double gain) {

    public static final PolicySettings DEFAULT = new PolicySettings(
            new Urgency(1.2, 1.5, 4.5),
            new Lifetimes(
                    Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(8), Duration.ofSeconds(12)),
            new Engagement(Duration.ofMinutes(3), 0.85, 0.1),
            5);

    /// Expected reactions a second while nobody has reacted yet.
    ///
    /// @param mention of the one agent that is named
    /// @param person of the crowd, to a person's line: 1.5 gives a first answer within 2 s at p95
    /// @param event of the crowd, to an event of the stream: 4.5 gives a first line within 0.7 s at p95
    public record Urgency(double mention, double person, double event) {
        public Urgency {
            if (!(mention > 0 && person > 0 && event > 0)) {
                throw new IllegalArgumentException("policy urgencies must be positive");
            }
        }
    }

    /// @param line age past which no line is answered, but a person's that names the agent: see `mention`
    /// @param mention as `line`, of a person's line that names the agent: a slow model may keep it until then
    /// @param event age past which an event is old news
    /// @param speech age past which words are old news
    public record Lifetimes(Duration line, Duration mention, Duration event, Duration speech) {
        public Lifetimes {
            if (mention.compareTo(line) < 0) {
                throw new IllegalArgumentException("a mention must not be old before any other line is");
            }
        }
    }

    /// Without people the target sinks from 1 towards a floor.
    ///
    /// @param halfLife silence after which half of the way is gone
    /// @param liveFloor share of the target that stays while the stream goes on
    /// @param idleFloor share that stays when the stream is silent too
    public record Engagement(Duration halfLife, double liveFloor, double idleFloor) {
        public Engagement {
            if (!(0 <= idleFloor && idleFloor <= liveFloor && liveFloor <= 1)) {
                throw new IllegalArgumentException("engagement floors must rise from 0 to 1: idle, then live");
            }
        }
    }
}
