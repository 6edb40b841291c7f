@NullMarked
package io.chatter.persona.snapshot;

import org.jspecify.annotations.NullMarked;
