/// The local stack: which processes it is made of, how they start, are watched and stop.
@NullMarked
package io.chatter.cli.stack;

import org.jspecify.annotations.NullMarked;
