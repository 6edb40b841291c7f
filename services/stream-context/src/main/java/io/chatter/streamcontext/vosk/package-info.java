/// The Vosk server's socket.
@NullMarked
package io.chatter.streamcontext.vosk;

import org.jspecify.annotations.NullMarked;
