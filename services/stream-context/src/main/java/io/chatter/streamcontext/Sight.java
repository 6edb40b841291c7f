package io.chatter.streamcontext;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What is to be seen in a picture, in words. They come from a model that looked at a stranger's picture: nobody may
/// take them for more than text.
///
/// @param at when the picture was seen
/// @param description one line, not empty
/// @param tags lower case, at most MOST_TAGS
public record Sight(Instant at, String description, List<String> tags) {
    public static final int MOST_TAGS = 6;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LONGEST_TAG = 30;

    /// Makes one line of whatever a model wrote, and cuts what is too long.
    public Sight {
        description = line(description, LONGEST_DESCRIPTION);
        tags = tags.stream()
                .map(tag -> line(tag, LONGEST_TAG).toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .limit(MOST_TAGS)
                .toList();
        if (description.isEmpty()) {
            throw new IllegalArgumentException("a sight needs a description");
        }
    }

    /// What of it may be published; empty when that is not its description.
    public Optional<Sight> publishable(TranscriptFilter filter) {
        Function<String, Optional<String>> passed = filter::publishable;
        List<String> passedTags =
                tags.stream().map(passed).flatMap(Optional::stream).toList();
        return passed.apply(description)
                .filter(words -> !words.isBlank())
                .map(words -> new Sight(at, words, passedTags));
    }

    private static String line(String written, int longest) {
        String line = written.replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
        if (line.length() <= longest) {
            return line;
        }
        int cut = line.lastIndexOf(' ', longest);
        return line.substring(0, cut > 0 ? cut : line.offsetByCodePoints(0, line.codePointCount(0, longest) - 1))
                .strip();
    }
}
