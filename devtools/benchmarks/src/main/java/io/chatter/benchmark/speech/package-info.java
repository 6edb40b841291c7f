/// How streams are heard: measured by stream-context's own bench classes, each in a process of its own.
@NullMarked
package io.chatter.benchmark.speech;

import org.jspecify.annotations.NullMarked;
