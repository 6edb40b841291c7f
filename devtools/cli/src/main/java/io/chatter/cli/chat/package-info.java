/// A line over the gateway's socket, as any client would send it.
@NullMarked
package io.chatter.cli.chat;

import org.jspecify.annotations.NullMarked;
