/// What a room talks about: terms, their counts, their people and how fast they rise.
@NullMarked
package io.chatter.topology.trends;

import org.jspecify.annotations.NullMarked;
