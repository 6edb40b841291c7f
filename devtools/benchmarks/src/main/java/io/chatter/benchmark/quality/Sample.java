package io.chatter.benchmark.quality;

import io.chatter.schema.Trigger;
import java.time.Duration;

/// One line that a persona wrote, and what it was about.
///
/// @param persona id of the persona
/// @param triggerText words it was to answer; empty for a line out of the blue
/// @param took time to write it
record Sample(String persona, Trigger trigger, String triggerText, String text, Duration took) {}
