package io.chatter.topology.window;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

/// The windows of a task's rooms that end at one moment, summed up and told.
@Name("io.chatter.WindowsClosed")
@Label("Windows closed")
@Description("The windows of a task's rooms that end at one moment, summed up and told")
@Category("chatter")
@StackTrace(false)
final class WindowsClosed extends Event {

    @Label("Store")
    @Description("Name of the store that keeps the results, which tells the kind of window")
    String store = "";

    @Label("Window end")
    @Description("End of the windows, in the time of their lines")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long windowEnd;

    @Label("Rooms")
    @Description("Rooms of the task that have lines in memory")
    int rooms;
}
