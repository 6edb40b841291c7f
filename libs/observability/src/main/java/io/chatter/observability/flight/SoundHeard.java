package io.chatter.observability.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// A chunk of a stream's sound, on its way through the recogniser.
@Name("io.chatter.SoundHeard")
@Label("Sound heard")
@Description("A chunk of a stream's sound, on its way through the recogniser")
@Category("chatter")
@StackTrace(false)
public final class SoundHeard extends Event {

    @Label("Room")
    public String room = "";

    @Label("Engine")
    @Description("Name of the recogniser's engine")
    public String engine = "";

    @Label("Sound")
    @Description("Length of the chunk: less than the event's duration where the recogniser cannot keep up")
    @Timespan(Timespan.MILLISECONDS)
    public long sound;

    @Label("Hypotheses")
    @Description("What the recogniser told after it, sure or not")
    public int hypotheses;
}
