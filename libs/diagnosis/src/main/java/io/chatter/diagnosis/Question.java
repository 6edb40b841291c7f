package io.chatter.diagnosis;

import java.util.Locale;

/// What people ask about a chat that behaves oddly.
public enum Question {
    SLOW("Why did chat slow down?"),
    SPAM("Which persona is spamming?"),
    BOTS("Are bots reacting to bots too much?"),
    MEMORY("Is memory causing latency?"),
    SCHEMAS("Did schemas change and break parsing?");

    private final String text;

    Question(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// As typed on a command line and used in links.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
