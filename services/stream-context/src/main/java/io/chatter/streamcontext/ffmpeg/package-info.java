/// One supervised ffmpeg process plays a stream. The only package that starts processes.
@NullMarked
package io.chatter.streamcontext.ffmpeg;

import org.jspecify.annotations.NullMarked;
