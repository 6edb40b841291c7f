@NullMarked
package io.chatter.persona;

import org.jspecify.annotations.NullMarked;
