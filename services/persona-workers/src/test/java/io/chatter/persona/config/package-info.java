@NullMarked
package io.chatter.persona.config;

import org.jspecify.annotations.NullMarked;
