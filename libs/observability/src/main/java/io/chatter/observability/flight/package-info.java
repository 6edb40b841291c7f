/// Events for JDK Flight Recorder on the hot paths: off unless a recording asks for them, and then a few dozen
/// nanoseconds each. `jcmd PID JFR.start` begins one. Topologies, which know nothing but schemas, have their own.
@NullMarked
package io.chatter.observability.flight;

import org.jspecify.annotations.NullMarked;
