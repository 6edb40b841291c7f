/// Events for JDK Flight Recorder on the hot paths: off unless a recording asks for them, and then a few dozen
/// nanoseconds each. `jcmd PID JFR.start` begins one.
@NullMarked
package io.chatter.observability.flight;

import org.jspecify.annotations.NullMarked;
