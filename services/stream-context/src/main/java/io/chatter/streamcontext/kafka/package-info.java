/// Contexts on their way to the topic.
@NullMarked
package io.chatter.streamcontext.kafka;

import org.jspecify.annotations.NullMarked;
