package io.chatter.persona;

import io.chatter.configuration.Room;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TrendsSnapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a room looks like at one moment. Immutable: agents read it from any thread.
///
/// @param room the room's configuration
/// @param context newest stream context; null before the first one
/// @param recent newest lines of the firehose, oldest first, at most [#RECENT_LIMIT]
/// @param trends newest trends; null before the first window
/// @param density newest bot density; null before the first window
/// @param now when the picture was taken
public record Scene(
        Room room,
        @Nullable StreamContext context,
        RecentLines recent,
        @Nullable TrendsSnapshot trends,
        @Nullable BotDensity density,
        Instant now) {

    /// Lines of chat a scene holds at most.
    public static final int RECENT_LIMIT = 40;

    public Scene {
        if (recent.size() > RECENT_LIMIT) {
            throw new IllegalArgumentException(
                    "a scene holds at most " + RECENT_LIMIT + " lines, not " + recent.size());
        }
    }

    public Scene(
            Room room,
            @Nullable StreamContext context,
            List<ChatMessage> recent,
            @Nullable TrendsSnapshot trends,
            @Nullable BotDensity density,
            Instant now) {
        this(room, context, RecentLines.of(recent), trends, density, now);
    }

    /// Slugs and display names of the room's personas and of those who wrote lately.
    public Set<String> names() {
        Set<String> names = new HashSet<>(room.personas());
        for (ChatMessage line : recent) {
            names.add(line.getAuthor().getDisplayName());
            if (line.getOrigin() == Origin.BOT) {
                names.add(line.getAuthor().getId());
            }
        }
        return names;
    }

    /// Whether the term is a mention, or it or one of its words is the whole name of a persona, whatever its case and
    /// marks. People's names are not looked for: a guest called "boss" would take that word from everybody.
    public boolean names(String term) {
        return term.startsWith("@")
                || isPersona(term)
                || Stream.of(term.split(" ")).anyMatch(this::isPersona);
    }

    private boolean isPersona(String word) {
        return room.personas().stream().anyMatch(slug -> SameLetters.in(slug, word))
                || recent.stream()
                        .filter(line -> line.getOrigin() == Origin.BOT)
                        .map(ChatMessage::getAuthor)
                        .anyMatch(author ->
                                SameLetters.in(author.getDisplayName(), word) || SameLetters.in(author.getId(), word));
    }

    /// When a line got into the log; until it is there, when it was sent.
    static Instant saidAt(ChatMessage line) {
        return line.getBroadcastAt() == null ? line.getSentAt() : line.getBroadcastAt();
    }

    /// The same picture at another moment.
    public Scene at(Instant moment) {
        return new Scene(room, context, recent, trends, density, moment);
    }
}
