package io.chatter.persona;

import io.chatter.configuration.Room;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.Origin;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.TranscriptSegment;
import io.chatter.schema.TrendsSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Draws one room's picture from the records of its topics. One thread writes; [#picture] may be called from
/// any, and sees everything written before.
public final class RoomObserver {

    private static final Duration RATE_MEMORY = Duration.ofSeconds(30);
    private static final int SIGHTINGS_SHOWN = 8;
    private static final int SIGHTINGS_KEPT = 256;
    private static final int AUTHORSHIPS_KEPT = 1_000;

    private final Room room;
    private final Instant since;
    private final Map<String, Sighting> sightings = new LinkedHashMap<>();
    private final SequencedMap<UUID, String> authorships = new LinkedHashMap<>();
    private RecentLines recent = RecentLines.NONE;
    private Removals removals = Removals.NONE;
    private Silences silences = Silences.NONE;
    private Instant trendsFrom = Instant.MIN;
    private DecayingRate rate;
    private @Nullable Instant lastHumanAt;
    private @Nullable StreamContext context;
    private @Nullable TrendsSnapshot trends;
    private @Nullable BotDensity density;
    private volatile RoomPicture picture;

    /// @param since from when on the observer is told everything
    public RoomObserver(Room room, Instant since) {
        this.room = room;
        this.since = since.truncatedTo(ChronoUnit.MILLIS);
        this.rate = DecayingRate.startingAt(this.since, RATE_MEMORY);
        this.picture = draw(this.since);
    }

    /// A line of the firehose, in its order. One that was taken away already is not seen.
    public void onLine(ChatMessage line) {
        if (removals.cover(line)) {
            return;
        }
        Instant at = Scene.saidAt(line);
        authorships.putLast(line.getMessageId(), line.getAuthor().getId());
        if (authorships.size() > AUTHORSHIPS_KEPT) {
            authorships.pollFirstEntry();
        }
        recent = recent.plus(line);
        if (line.getOrigin() != Origin.SYSTEM && !at.isBefore(since)) {
            rate = rate.plusOneAt(at);
        }
        if (line.getOrigin() == Origin.HUMAN && (lastHumanAt == null || at.isAfter(lastHumanAt))) {
            lastHumanAt = at;
        }
        picture = draw(at);
    }

    /// A snapshot of the stream. What it repeats from the one before is no new sighting.
    public void onContext(StreamContext newest) {
        context = newest;
        for (StreamEvent event : newest.getEvents()) {
            String name = event.getType().name();
            String evidence = event.getEvidence().isBlank() ? words(name) : event.getEvidence();
            String key = name + "@" + event.getAt().toEpochMilli();
            see(new Sighting(key, event.getType(), evidence, event.getAt(), newest.getPublishedAt()));
        }
        for (TranscriptSegment segment : newest.getSegments()) {
            if (segment.getIsFinal() && !segment.getText().isBlank()) {
                String key = "SPEECH@" + segment.getStart().toEpochMilli();
                see(new Sighting(key, null, segment.getText(), segment.getEnd(), newest.getPublishedAt()));
            }
        }
        picture = draw(newest.getPublishedAt());
    }

    /// A verdict or a decision of a moderator. What it takes away is out of the picture, whichever of the two topics is
    /// read first. Trends count it on, and would have its words said again: they are left out until their windows
    /// begin after it.
    public void onModeration(ModerationEvent event) {
        Removals left = removals.with(event, saidBy(event.getAuthorId()));
        Silences silent = silences.with(event);
        if (left != removals) {
            recent = recent.without(left::cover);
            trends = null;
            trendsFrom = event.getAt();
        }
        if (left != removals || silent != silences) {
            removals = left;
            silences = silent;
            picture = draw(event.getAt());
        }
    }

    private List<UUID> saidBy(@Nullable String author) {
        return authorships.entrySet().stream()
                .filter(one -> one.getValue().equals(author))
                .map(Map.Entry::getKey)
                .toList();
    }

    public void onTrends(TrendsSnapshot newest) {
        if (!newest.getWindowStart().isBefore(trendsFrom)) {
            trends = newest;
            picture = draw(newest.getWindowEnd());
        }
    }

    public void onDensity(BotDensity newest) {
        density = newest;
        picture = draw(newest.getWindowEnd());
    }

    /// The room as it was after the newest record.
    public RoomPicture picture() {
        return picture;
    }

    private void see(Sighting sighting) {
        sightings.putIfAbsent(sighting.key(), sighting);
        if (sightings.size() > SIGHTINGS_KEPT) {
            sightings.remove(sightings.keySet().iterator().next());
        }
    }

    private RoomPicture draw(Instant now) {
        int hidden = Math.max(0, sightings.size() - SIGHTINGS_SHOWN);
        List<Sighting> shown = sightings.values().stream().skip(hidden).toList();
        return new RoomPicture(
                new Scene(room, context, recent, trends, density, now),
                new RoomPulse(since, rate, lastHumanAt, shown),
                removals,
                silences);
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
