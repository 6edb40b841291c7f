/// The catalogue of topics: what each carries, how it is keyed, split and kept.
@NullMarked
package io.chatter.topics;

import org.jspecify.annotations.NullMarked;
