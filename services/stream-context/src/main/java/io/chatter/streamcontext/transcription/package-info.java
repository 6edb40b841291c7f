/// Any server that speaks OpenAI's transcription API: whisper.cpp, faster-whisper, OpenAI itself.
@NullMarked
package io.chatter.streamcontext.transcription;

import org.jspecify.annotations.NullMarked;
