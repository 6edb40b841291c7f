package io.chatter.streamcontext.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.schema.Keyword;
import io.chatter.schema.Picture;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.TranscriptSegment;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Shows contexts as they come. May be called by any thread; each context is shown whole.
sealed interface ContextView {
    void show(StreamContext context);

    /// For people: the newest context, over the one before it on a terminal.
    record Screen(PrintStream out) implements ContextView {
        private static final String CLEAR = System.console() == null ? "" : "\u001b[H\u001b[2J";
        private static final int LAST_SENTENCES = 6;

        @Override
        public void show(StreamContext context) {
            StringBuilder text = new StringBuilder(CLEAR);
            text.append(String.format(
                    Locale.ROOT,
                    "engine %s   %s   lag %d ms%n",
                    context.getRecogniser().getEngine(),
                    context.getRecogniser().getState(),
                    context.getRecogniser().getLagMs()));
            List<TranscriptSegment> said = context.getSegments();
            said.subList(Math.max(0, said.size() - LAST_SENTENCES), said.size())
                    .forEach(segment -> text.append(segment.getIsFinal() ? "  " : "  ... ")
                            .append(segment.getText())
                            .append('\n'));
            context.getEvents()
                    .forEach(event -> text.append(String.format(
                            Locale.ROOT,
                            "  %s %.2f, %d s ago: %s%n",
                            event.getType(),
                            event.getConfidence(),
                            Duration.between(event.getAt(), context.getWindowEnd())
                                    .toSeconds(),
                            event.getEvidence())));
            Picture picture = context.getPicture();
            if (picture != null) {
                text.append("  seen: ")
                        .append(picture.getDescription())
                        .append(' ')
                        .append(picture.getTags())
                        .append('\n');
            }
            text.append("keywords ")
                    .append(context.getKeywords().stream().map(Keyword::getTerm).collect(Collectors.joining(", ")))
                    .append("\ntopics   ")
                    .append(String.join("; ", context.getTopics()))
                    .append('\n');
            out.println(text);
            out.flush();
        }
    }

    /// For programs: a line of JSON each.
    record Lines(PrintStream out) implements ContextView {
        @Override
        public void show(StreamContext context) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("at", context.getPublishedAt().toString());
            line.put("engine", context.getRecogniser().getEngine());
            line.put("state", context.getRecogniser().getState());
            line.put("lag_ms", context.getRecogniser().getLagMs());
            ArrayNode segments = line.putArray("segments");
            for (TranscriptSegment segment : context.getSegments()) {
                segments.addObject()
                        .put("start", segment.getStart().toString())
                        .put("end", segment.getEnd().toString())
                        .put("text", segment.getText())
                        .put("final", segment.getIsFinal());
            }
            ArrayNode events = line.putArray("events");
            for (StreamEvent event : context.getEvents()) {
                events.addObject()
                        .put("type", event.getType().name())
                        .put("at", event.getAt().toString())
                        .put("confidence", event.getConfidence())
                        .put("evidence", event.getEvidence());
            }
            ArrayNode keywords = line.putArray("keywords");
            context.getKeywords().forEach(keyword -> keywords.add(keyword.getTerm()));
            ArrayNode topics = line.putArray("topics");
            context.getTopics().forEach(topics::add);
            Picture picture = context.getPicture();
            if (picture != null) {
                ObjectNode seen = line.putObject("picture");
                seen.put("at", picture.getAt().toString()).put("description", picture.getDescription());
                picture.getTags().forEach(seen.putArray("tags")::add);
            }
            out.println(line);
            out.flush();
        }
    }
}
