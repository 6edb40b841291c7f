package io.chatter.topology.density;

import io.chatter.topology.window.HoppingWindows;
import java.time.Duration;

/// When bots are too many, and what nearly repeats a line.
///
/// @param windows shape of the windows
/// @param raiseAlarmAt density from which the alarm is on, 0 to 1
/// @param clearAlarmAt density below which it is off again, at most `raiseAlarmAt`
/// @param alarmMinLines fewer lines than this in a window never raise the alarm
/// @param nearDuplicate estimated Jaccard similarity from which a line nearly repeats another, 0 to 1
/// @param sketchesPerPane lines of a pane that are compared; exact below, a uniform sample above
/// @param maxAgents agents listed in a record
public record BotDensityConfig(
        HoppingWindows windows,
        double raiseAlarmAt,
        double clearAlarmAt,
        int alarmMinLines,
        double nearDuplicate,
        int sketchesPerPane,
        int maxAgents) {

    public BotDensityConfig {
        if (clearAlarmAt > raiseAlarmAt) {
            throw new IllegalArgumentException(
                    "clearAlarmAt must not exceed raiseAlarmAt: " + clearAlarmAt + " > " + raiseAlarmAt);
        }
        if (sketchesPerPane < 1 || maxAgents < 1) {
            throw new IllegalArgumentException("sketchesPerPane and maxAgents must be at least 1");
        }
    }

    /// Windows of 60 s every 5 s; the alarm goes on at 98 % bots in a window of 20 lines and off below
    /// 90 %.
    public static BotDensityConfig defaults() {
        return new BotDensityConfig(
                new HoppingWindows(
                        Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(20)),
                0.98,
                0.90,
                20,
                0.8,
                256,
                20);
    }

    /// The same, but only lines move time: what a replay wants.
    public BotDensityConfig inEventTime() {
        return new BotDensityConfig(
                windows.inEventTime(),
                raiseAlarmAt,
                clearAlarmAt,
                alarmMinLines,
                nearDuplicate,
                sketchesPerPane,
                maxAgents);
    }
}
