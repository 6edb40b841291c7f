package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.ConfigNotices;
import io.chatter.configuration.ConfigProblem;
import io.chatter.configuration.InvalidConfigurationException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Rooms, personas, moderation, prompts and lexicons.")
final class ConfigCommand {

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks a configs folder and names every problem: file, line, field and the mend.")
    int check(
            @Option(names = "--configs", paramLabel = "DIR", description = StackOptions.CONFIGS) @Nullable
                    Path configs) {
        Path folder = StackOptions.configs(configs);
        ChatterConfiguration configuration = load(folder);
        ConfigNotices.of(configuration).forEach(notice -> System.out.println("notice: " + notice + "."));
        System.out.println("OK: " + configuration.rooms().size() + " rooms, "
                + configuration.personas().size() + " personas, "
                + configuration.moderation().size() + " moderation profiles, "
                + configuration.prompts().size() + " prompts, "
                + configuration.lexicon().phrases().size() + " phrases and "
                + configuration.lexicon().keywords().size() + " keywords of lexicons");
        return 0;
    }

    /// @throws CliFailure that lists every problem
    static ChatterConfiguration load(Path folder) {
        try {
            return ChatterConfiguration.load(folder);
        } catch (InvalidConfigurationException e) {
            int count = e.problems().size();
            throw new CliFailure(
                    "The configuration in " + folder + " has " + count + (count == 1 ? " problem" : " problems"),
                    "Mend what the lines above name",
                    e.problems().stream().map(ConfigProblem::toString).toList());
        }
    }
}
