package io.chatter.observability.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// What happens in a stream at one moment, put together and handed on.
@Name("io.chatter.ContextTold")
@Label("Context told")
@Description("What happens in a stream at one moment, put together and handed on")
@Category("chatter")
@StackTrace(false)
public final class ContextTold extends Event {

    @Label("Room")
    public String room = "";

    @Label("Segments")
    @Description("Pieces of the transcript in its window")
    public int segments;

    @Label("Events")
    @Description("Stream events in its window")
    public int events;

    @Label("Recogniser lag")
    @Timespan(Timespan.MILLISECONDS)
    public long lag;
}
