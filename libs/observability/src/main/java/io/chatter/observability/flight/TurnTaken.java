package io.chatter.observability.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A persona's turn, from the decision to its end.
@Name("io.chatter.TurnTaken")
@Label("Turn taken")
@Description("A persona's turn, from the decision to its end")
@Category("chatter")
@StackTrace(false)
public final class TurnTaken extends Event {

    @Label("Agent")
    public String agent = "";

    @Label("Outcome")
    public String outcome = "";
}
