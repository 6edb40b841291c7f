package io.chatter.persona.house;

import io.chatter.configuration.Persona;
import io.chatter.persona.Greetings;
import io.chatter.persona.Memory;
import io.chatter.persona.Scene;
import io.chatter.persona.Turn;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a turn that answers somebody: what the line should do about theirs, and which words it may play with. Pure.
final class AnswerReader {

    private static final int GREETING_WORDS = 8;
    private static final Set<String> NATURE = Set.of("bot", "bots", "ai", "robot", "human", "gpt", "llm", "npc");

    private final Lexicon lexicon;
    private final Subjects subjects;
    private final Reminiscence reminiscence;
    private final Banter banter;
    private final Portraits portraits;

    AnswerReader(Lexicon lexicon, Keyphrases keyphrases, Stance.Book stances, Portraits portraits) {
        this.lexicon = lexicon;
        this.subjects = new Subjects(keyphrases);
        this.reminiscence = new Reminiscence(lexicon, keyphrases);
        this.banter = new Banter(stances);
        this.portraits = portraits;
    }

    Moment read(Turn turn, ChatMessage message, Random random) {
        return message.getOrigin() == Origin.HUMAN ? toPerson(turn, message, random) : toPersona(turn, message, random);
    }

    private Moment toPerson(Turn turn, ChatMessage message, Random random) {
        Vocatives vocatives = new Vocatives(turn.scene().names());
        String text = vocatives.strippedFrom(Subjects.withoutNames(message.getText(), turn.scene()));
        String name = message.getAuthor().getDisplayName();
        Map<Slot, List<String>> who = Map.of(Slot.WHO, List.of(name));
        List<String> words = Words.of(text);
        if (words.stream().anyMatch(NATURE::contains)) {
            return new Moment(Intent.REPLY, "", who, name);
        }
        String said = vocatives.strippedFrom(Greetings.rest(text));
        OwnQuestions.Answer own = OwnQuestions.answer(said, Reminiscence.of(turn, message), name);
        if (own != null) {
            return subjects.about(own.intent(), said)
                    .with(who)
                    .with(own.words(name))
                    .to(name);
        }
        Request request = Question.aboutStream(said) == null ? Request.in(said) : null;
        if (request != null) {
            return asked(request, said, turn.agent().persona()).with(who).to(name);
        }
        Optional<Memory> memory = reminiscence.about(turn, message);
        Map<Slot, List<String>> known =
                memory.map(one -> Reminiscence.words(one, name)).orElse(Map.of());
        if (memory.isPresent() && reminiscence.comesUp(memory.get(), message.getText(), random)) {
            return subjects.withSubjectShared(subjects.about(Intent.REMEMBER, text), text, turn.scene())
                    .with(who)
                    .with(known)
                    .to(name);
        }
        Question question = Question.in(said, lexicon);
        if (greetsOnly(text, said, question) && words.size() <= GREETING_WORDS) {
            return new Moment(Intent.GREET, "", who, name);
        }
        Intent wanted = Question.aboutStream(said);
        if (wanted != null) {
            return subjects.about(wanted, said).with(who).to(name);
        }
        if (question != null) {
            Moment asked = portraits.answering(
                    subjects.asked(said, question, name), turn.agent().persona());
            return subjects.withSubject(asked, turn.scene()).with(who);
        }
        Intent intent = banter.intent(turn, message, Intent.REPLY, random);
        Moment moment = subjects.withSubjectShared(subjects.about(intent, text), text, turn.scene());
        boolean hasSubject = moment.values().containsKey(Slot.THING);
        return (hasSubject ? moment : moment.as(Intent.REPLY))
                .with(who)
                .with(known)
                .to(name);
    }

    /// A recommendation is of what the persona likes itself; of what nobody here has a taste for it says which.
    private Moment asked(Request request, String said, Persona persona) {
        Moment wish = subjects.about(request.answeredBy(), request.topic());
        if (request.answeredBy() != Intent.RECOMMEND) {
            return wish;
        }
        List<String> taste = Request.taste(said)
                .map(matter -> portraits.taste(matter, persona))
                .orElse(List.of());
        if (taste.isEmpty() && wish.values().containsKey(Slot.THING)) {
            return wish;
        }
        List<String> liked =
                taste.isEmpty() ? persona.topics().stream().limit(1).toList() : taste;
        return new Moment(Intent.RECOMMEND, said, Map.of(Slot.ASKED, liked), null);
    }

    private static boolean greetsOnly(String text, String rest, @Nullable Question question) {
        return Greetings.in(text) && (question == null || Words.of(rest).isEmpty());
    }

    /// Another persona's words are mostly its own manner: only what it took from the stream is a subject, and who
    /// spoke of nothing else is neither agreed with nor asked.
    private Moment toPersona(Turn turn, ChatMessage message, Random random) {
        Scene scene = turn.scene();
        String text = Subjects.withoutNames(message.getText(), scene);
        Map<Slot, List<String>> who =
                Map.of(Slot.WHO, List.of(message.getAuthor().getDisplayName()));
        Question question = Question.in(text, lexicon);
        List<String> shared = subjects.shared(text, scene);
        if (question != null && question.answeredBy() == Intent.CHOICE) {
            return subjects.withSubject(subjects.asked(text, question, null), scene)
                    .with(who);
        }
        if (question != null && text.endsWith("?") && !shared.isEmpty()) {
            Moment asked = new Moment(question.answeredBy(), text, who, null).with(Map.of(Slot.THING, shared));
            return portraits.answering(asked, turn.agent().persona());
        }
        Intent intent = shared.isEmpty() ? Intent.RIFF : banter.intent(turn, message, Intent.RIFF, random);
        List<String> things = shared.isEmpty() ? subjects.shown(scene) : shared;
        return new Moment(intent, text, who, null).with(Map.of(Slot.THING, things));
    }
}
