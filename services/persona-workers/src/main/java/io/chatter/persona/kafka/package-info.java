/// What the workers read from Kafka and write to it: the roster, the rooms, the lines.
@NullMarked
package io.chatter.persona.kafka;

import org.jspecify.annotations.NullMarked;
