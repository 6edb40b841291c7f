@NullMarked
package io.chatter.persona.runtime;

import org.jspecify.annotations.NullMarked;
