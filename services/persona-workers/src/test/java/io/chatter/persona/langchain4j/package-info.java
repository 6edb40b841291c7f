@NullMarked
package io.chatter.persona.langchain4j;

import org.jspecify.annotations.NullMarked;
