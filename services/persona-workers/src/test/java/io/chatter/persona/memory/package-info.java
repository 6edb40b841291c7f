@NullMarked
package io.chatter.persona.memory;

import org.jspecify.annotations.NullMarked;
