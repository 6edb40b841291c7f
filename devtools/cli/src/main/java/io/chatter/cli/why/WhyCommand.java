package io.chatter.cli.why;

import io.chatter.cli.CliFailure;
import io.chatter.cli.Json;
import io.chatter.cli.command.StackOptions;
import io.chatter.diagnosis.Answer;
import io.chatter.diagnosis.Diagnoses;
import io.chatter.diagnosis.Question;
import io.chatter.diagnosis.Snapshot;
import io.chatter.diagnosis.ToldAnswer;
import io.chatter.diagnosis.source.SnapshotReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./chatter why`.
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at the running system for some seconds and answers, with figures and the next step: slow (why did"
                    + " chat slow down?), spam (which persona is spamming?), bots (are bots reacting to bots too much?),"
                    + " memory (is memory causing latency?), schemas (did schemas change and break parsing?).",
            "Exit code 1 when there is trouble, or when it cannot be told."
        })
public final class WhyCommand implements Callable<Integer> {

    private static final int LONGEST_LOOK = 600;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Mixin
    private SystemOptions system = new SystemOptions();

    @Parameters(
            paramLabel = "QUESTION",
            arity = "0..*",
            description = "slow, spam, bots, memory or schemas (default: all).")
    private @Nullable List<String> questions;

    @Option(
            names = "--over",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Time between two looks at the counters (default: 5).")
    private int seconds;

    @Option(names = "--json", description = "Print the answers as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (seconds < 1 || seconds > LONGEST_LOOK) {
            throw new CliFailure(
                    "--over must be 1 to " + LONGEST_LOOK + " seconds, not " + seconds, "Choose another number");
        }
        List<Question> asked = questions == null
                ? Arrays.asList(Question.values())
                : questions.stream().map(WhyCommand::question).toList();
        Snapshot snapshot = new SnapshotReader(system.address(stack.folders()), Clock.systemUTC())
                .read(Duration.ofSeconds(seconds));
        List<Answer> answers = asked.stream()
                .map(question -> Diagnoses.answer(question, snapshot))
                .toList();
        System.out.print(
                json
                        ? Json.write(answers.stream().map(ToldAnswer::of).toList()) + System.lineSeparator()
                        : WhyText.of(answers));
        return answers.stream().allMatch(answer -> answer.verdict() == Answer.Verdict.FINE) ? 0 : 1;
    }

    private static Question question(String id) {
        return Arrays.stream(Question.values())
                .filter(question -> question.id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new CliFailure(
                        "There is no question " + id,
                        "Known are "
                                + Arrays.stream(Question.values())
                                        .map(Question::id)
                                        .collect(Collectors.joining(", "))));
    }
}
