package io.chatter.benchmark.chaos;

import io.chatter.cli.CliFailure;
import io.chatter.cli.chat.ChatLine;
import io.chatter.cli.chat.ChatLine.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Somebody who keeps trying to say something, at one gateway after the other. Owned by one thread.
final class Person {

    private static final Duration ONE_TRY = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ChaosStack stack;
    private final String room;
    private final Set<String> shown = new TreeSet<>();
    private final List<String> said = new ArrayList<>();

    Person(ChaosStack stack, String room) {
        this.stack = stack;
        this.room = room;
    }

    /// Says a line until it is shown.
    ///
    /// @return whether it was, within `patience`
    boolean isHeardWithin(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int attempt = 0; System.nanoTime() < deadline; attempt++) {
            List<Integer> gateways = stack.gateways();
            int port = gateways.get(attempt % gateways.size());
            String text = "is the chat still alive, take " + (said.size() + 1);
            said.add(text);
            if (isShown(port, text)) {
                shown.add(text);
                return true;
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }

    /// Lines that came back to this person.
    Set<String> shown() {
        return shown;
    }

    /// All lines tried.
    List<String> said() {
        return said;
    }

    private boolean isShown(int port, String text) throws InterruptedException {
        try {
            URI socket = URI.create("ws://127.0.0.1:" + port + "/ws");
            Outcome outcome = new ChatLine(socket, ONE_TRY).say(new ChatLine.Sender(room, "Persevering", null), text);
            return outcome instanceof Outcome.Shown;
        } catch (CliFailure e) {
            return false;
        }
    }
}
