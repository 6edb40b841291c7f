package io.chatter.gateway;

import io.chatter.schema.ChatMessage;

/// Decides on lines. Thread-safe; never throws: a failed check withholds the line.
@FunctionalInterface
public interface LineJudge {

    Judgement judge(ChatMessage line);
}
