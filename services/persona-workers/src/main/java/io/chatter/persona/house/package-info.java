/// The default voice of chatter, without a key and without a network: authored grammars, one for each
/// archetype, filled with what was just said on the stream or in the chat, and reranked for relevance and
/// novelty. Start reading at [io.chatter.persona.house.HouseModel].
@NullMarked
package io.chatter.persona.house;

import org.jspecify.annotations.NullMarked;
