/// Silero's voice activity network, run by ONNX Runtime. Only this package imports it.
@NullMarked
package io.chatter.streamcontext.onnxruntime;

import org.jspecify.annotations.NullMarked;
