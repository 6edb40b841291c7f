/// Hosts the topologies of `streams-topologies`: what they run on, when they are ready, what they can
/// be asked.
@NullMarked
package io.chatter.trends;

import org.jspecify.annotations.NullMarked;
