package io.chatter.observability.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A batch of chat.ingest, from its reading to its commit.
@Name("io.chatter.BatchJudged")
@Label("Batch judged")
@Description("A batch of chat.ingest, from its reading to its commit")
@Category("chatter")
@StackTrace(false)
public final class BatchJudged extends Event {

    @Label("Records")
    public int records;
}
