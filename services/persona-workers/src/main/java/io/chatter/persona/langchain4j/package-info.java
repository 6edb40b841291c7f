/// The one package that knows langchain4j's clients: renders prompts, calls the configured ChatModel,
/// cleans its answers.
@NullMarked
package io.chatter.persona.langchain4j;

import org.jspecify.annotations.NullMarked;
