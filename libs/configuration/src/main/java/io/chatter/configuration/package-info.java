/// Rooms, personas, moderation profiles and prompts from YAML, validated against JSON Schemas before anything runs.
/// Start reading at `ChatterConfiguration`.
@NullMarked
package io.chatter.configuration;

import org.jspecify.annotations.NullMarked;
