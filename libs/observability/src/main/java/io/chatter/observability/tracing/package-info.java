/// Traces from the stream, or a person's line, to the sockets: positions travel in record headers, spans go to an
/// OpenTelemetry collector or a file. Start reading at [Tracing].
@NullMarked
package io.chatter.observability.tracing;

import org.jspecify.annotations.NullMarked;
