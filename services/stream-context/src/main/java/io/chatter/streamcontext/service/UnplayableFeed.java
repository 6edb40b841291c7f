package io.chatter.streamcontext.service;

import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.StreamFeed;

/// A source that this process cannot play, and says so in the room's contexts.
record UnplayableFeed(String cause) implements StreamFeed {

    @Override
    public void play(Listener listener) {
        throw new FeedException(cause);
    }
}
