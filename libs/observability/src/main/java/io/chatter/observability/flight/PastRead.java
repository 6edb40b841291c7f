package io.chatter.observability.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Lines of the firehose that trends reads again, because open windows need them.
@Name("io.chatter.PastRead")
@Label("Past read")
@Description("Lines of the firehose that trends reads again, because open windows need them")
@Category("chatter")
@StackTrace(false)
public final class PastRead extends Event {

    @Label("Partition")
    public int partition;

    @Label("Lines")
    public int lines;
}
