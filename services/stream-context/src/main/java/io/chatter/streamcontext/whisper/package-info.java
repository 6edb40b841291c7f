/// whisper.cpp inside this process, with a model file of the user's. Only this package imports its binding.
@NullMarked
package io.chatter.streamcontext.whisper;

import org.jspecify.annotations.NullMarked;
