/// Rooms, their ring buffers, the people in them and the fan-out. Pure: imports no sub-package, no Kafka, no Vert.x.
@NullMarked
package io.chatter.gateway;

import org.jspecify.annotations.NullMarked;
