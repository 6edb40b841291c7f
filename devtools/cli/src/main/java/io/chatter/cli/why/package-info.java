/// `./chatter why`: what ails the running system, in plain words. What it knows lives in `io.chatter.diagnosis`.
@NullMarked
package io.chatter.cli.why;

import org.jspecify.annotations.NullMarked;
