package io.chatter.observability.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A frame handed to the sockets of a room.
@Name("io.chatter.FrameSent")
@Label("Frame sent")
@Description("A frame handed to the sockets of a room")
@Category("chatter")
@StackTrace(false)
public final class FrameSent extends Event {

    @Label("Lines")
    public int lines;
}
