@NullMarked
package io.chatter.persona.mem0;

import org.jspecify.annotations.NullMarked;
