/// How much of a room's chat is bots, and whether they talk to each other.
@NullMarked
package io.chatter.topology.density;

import org.jspecify.annotations.NullMarked;
