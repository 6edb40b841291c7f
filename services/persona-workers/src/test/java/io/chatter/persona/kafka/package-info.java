@NullMarked
package io.chatter.persona.kafka;

import org.jspecify.annotations.NullMarked;
