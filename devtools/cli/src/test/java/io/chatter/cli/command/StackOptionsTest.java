package io.chatter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class StackOptionsTest {

    private static final Map<String, String> IMAGE = Map.of("CHATTER_CONFIGS", "/configs");

    @Test
    void shouldTakeTheFolderThatIsGivenThenTheVariablesThenTheCheckouts() {
        assertThat(StackOptions.configs(Path.of("mine"), IMAGE)).isEqualTo(Path.of("mine"));
        assertThat(StackOptions.configs(null, IMAGE)).isEqualTo(Path.of("/configs"));
        assertThat(StackOptions.configs(null, Map.of("CHATTER_CONFIGS", " ")))
                .isEqualTo(StackOptions.configs(null, Map.of()))
                .isEqualTo(StackOptions.checkout().resolve("configs"));
    }

    @Test
    void shouldSayInEveryHelpWhichFolderIsTaken() {
        for (Object command : List.of(
                new RosterCommand(),
                new ConfigCommand(),
                new UpCommand(),
                new StreamCommand(),
                new ProvisionCommand())) {
            CommandLine line = new CommandLine(command);
            Stream<CommandLine> all = Stream.concat(Stream.of(line), line.getSubcommands().values().stream());
            assertThat(all.map(one -> one.getCommandSpec().findOption("--configs"))
                            .filter(Objects::nonNull)
                            .map(OptionSpec::description)
                            .map(lines -> String.join(" ", lines)))
                    .isNotEmpty()
                    .allMatch(text -> text.startsWith(StackOptions.CONFIGS));
        }
    }
}
