package io.chatter.streamcontext.service;

import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.StreamFeed;
import io.chatter.streamcontext.pipeline.PipelineParts;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import io.chatter.streamcontext.pipeline.RoomPlan;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Room `demo` under way, without a recogniser.
final class StartedRoom {

    private StartedRoom() {}

    static RoomPipeline playing(StreamFeed feed) {
        RoomPipeline room = new RoomPipeline(
                new RoomPlan("demo", feed, RoomPlan.NO_ENGINE, Optional::of),
                new PipelineParts(
                        new EngineChoice(List.of()),
                        ContextSettings.defaults(),
                        context -> {},
                        (id, length) -> {},
                        Clock.systemUTC()));
        room.start();
        return room;
    }
}
