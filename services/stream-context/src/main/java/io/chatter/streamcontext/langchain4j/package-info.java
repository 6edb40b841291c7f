/// Models that see: any server with OpenAI's chat completions that takes pictures.
@NullMarked
package io.chatter.streamcontext.langchain4j;

import org.jspecify.annotations.NullMarked;
