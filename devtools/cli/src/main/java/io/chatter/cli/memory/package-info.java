/// What personas remember, for `chatter memory`: on the topic, or on a Mem0 server.
@NullMarked
package io.chatter.cli.memory;

import org.jspecify.annotations.NullMarked;
