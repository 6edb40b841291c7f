package io.chatter.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Shows what a person gets who writes configuration: defaults when it is right, a line to mend when it is not.
class ChatterConfigurationTest {

    @TempDir
    Path configs;

    @BeforeEach
    void aSmallValidConfiguration() throws IOException {
        write("rooms/attic.yaml", """
                id: attic
                title: The attic
                source:
                  kind: file
                  location: demo/sound.wav
                personas: [moth]
                """);
        write("personas/moth.yaml", """
                id: moth
                display_name: Moth
                archetype: hype-gremlin
                color: "#aabbcc"
                voice:
                  stance: drawn to light
                anchors: [Loves lamps.]
                """);
        write("moderation/default.yaml", "id: default\nlevel: 2\n");
        write("prompts/line.yaml", "id: line\nversion: 3\nsystem: You are {persona}.\nuser: Scene {scene}\n");
        write("demo/sound.wav", "RIFF");
    }

    @Test
    void shouldFillInTheDefaultsThatTheSchemasDeclare() {
        // When
        ChatterConfiguration configuration = ChatterConfiguration.load(configs);

        // Then
        Room room = configuration.rooms().get("attic");
        assertThat(room.recogniser().engine()).isEqualTo(RecogniserSettings.Engine.AUTO);
        assertThat(room.pacing().targetLinesPerMinute()).isEqualTo(30);
        assertThat(room.access()).isEqualTo(new RoomAccess(true, false));
        assertThat(configuration.personas().get("moth").cooldown()).isEqualTo(Duration.ofSeconds(12));
        assertThat(configuration.moderation().get("default").links().mode())
                .isEqualTo(ModerationProfile.Links.Mode.HOLD);
        assertThat(configuration.prompts().get("line").reference()).isEqualTo("line@3");
    }

    @Test
    void shouldNameTheLineOfAValueOutOfItsRange() throws IOException {
        // Given
        append("rooms/attic.yaml", "pacing:\n  hype: 9\n");

        // When
        ConfigProblem problem = onlyProblem();

        // Then
        assertThat(problem.file()).isEqualTo(Path.of("rooms/attic.yaml"));
        assertThat(problem.line()).isEqualTo(8);
        assertThat(problem.field()).isEqualTo("pacing.hype");
        assertThat(problem.message()).contains("maximum");
    }

    @Test
    void shouldSuggestTheFieldThatWasMeant() throws IOException {
        // Given
        append("rooms/attic.yaml", "pacng:\n  hype: 1\n");

        // When
        ConfigProblem problem = onlyProblem();

        // Then
        assertThat(problem.field()).isEqualTo("pacng");
        assertThat(problem.line()).isEqualTo(7);
        assertThat(problem.mend()).isEqualTo("Did you mean 'pacing'?");
    }

    @Test
    void shouldSuggestTheValueThatWasMeant() throws IOException {
        // Given
        append("rooms/attic.yaml", "recogniser:\n  engine: pocketsfinx\n");

        // When
        ConfigProblem problem = onlyProblem();

        // Then
        assertThat(problem.mend()).isEqualTo("Did you mean 'pocketsphinx'?");
    }

    @Test
    void shouldNameAMissingField() throws IOException {
        // Given
        write("personas/moth.yaml", "id: moth\ndisplay_name: Moth\narchetype: a\ncolor: \"#aabbcc\"\nanchors: [x]\n");

        // When
        List<ConfigProblem> problems = problems();

        // Then
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.field()).isEqualTo("voice");
            assertThat(problem.mend()).contains("voice:");
        });
    }

    /// The room that seats it has no problem of its own.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            archetype: hype-gremlin | archetype: hype-goblin | archetype | 'hype-goblin' | 'hype-gremlin'
            archetype: hype-gremlin | archetype: astronaut   | archetype | 'astronaut'   | Use one of
            archetype: hype-gremlin | archetype: astronaut   | archetype | not allowed   | ... (all are in configs/schema/persona.schema.json)
            stance: drawn to light  | casing: lower          | voice.stance | missing    | stance
            anchors: [Loves lamps.] | anchors: [x]\\nemotes: [GG, Kapa] | emotes.1 | 'Kapa' | 'Kappa'
            """)
    void shouldNameWhatIsWrongInACard(String right, String wrong, String field, String message, String mend)
            throws IOException {
        // Given
        String card = Files.readString(configs.resolve("personas/moth.yaml"));
        write("personas/moth.yaml", card.replace(right, wrong.replace("\\n", "\n")));

        // When
        ConfigProblem problem = onlyProblem();

        // Then
        assertThat(problem.file()).isEqualTo(Path.of("personas/moth.yaml"));
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.message()).contains(message);
        assertThat(problem.mend()).contains(mend);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            color: "#aabbcc" | color: #aabbcc | color | YAML takes #aabbcc for a comment | Quote it: "#aabbcc"
            color: "#aabbcc" | color:         | color | has no value                     | Write one
            """)
    void shouldTellAValueThatYamlTakesForAComment(String right, String wrong, String field, String message, String mend)
            throws IOException {
        // Given
        String card = Files.readString(configs.resolve("personas/moth.yaml"));
        write("personas/moth.yaml", card.replace(right, wrong));

        // When
        ConfigProblem problem = onlyProblem();

        // Then
        assertThat(problem.toString()).startsWith("personas/moth.yaml:4 " + field);
        assertThat(problem.message()).contains(message);
        assertThat(problem.mend()).contains(mend);
    }

    @ParameterizedTest
    @CsvSource({"clutchh, clutch", "bigg_laugh, big_laugh", "Silense, silence", "scene-chage, scene_change"})
    void shouldRefuseAnAffinityThatIsAllButAnEvent(String mistyped, String event) throws IOException {
        // Given
        append("personas/moth.yaml", "affinities:\n  lamp: 2\n  " + mistyped + ": 2\n");

        // When
        ConfigProblem problem = onlyProblem();

        // Then
        assertThat(problem.toString()).startsWith("personas/moth.yaml:10 affinities." + mistyped + ": '" + mistyped);
        assertThat(problem.mend()).contains("Did you mean '" + event + "'?", "big_laugh, chat_question, clutch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"big-laugh", "BIG_LAUGH", "fall", "lantern", "boss"})
    void shouldTakeEventsAndWordsForAffinities(String name) throws IOException {
        // Given
        append("personas/moth.yaml", "affinities:\n  " + name + ": 2\n");

        // When, Then
        assertThat(ChatterConfiguration.load(configs).personas().get("moth").affinities())
                .containsKey(name);
    }

    @ParameterizedTest
    @CsvSource({"hipe, hype", "fial, fail", "fai, fail"})
    void shouldAskWhichEventWasMeant(String word, String event) throws IOException {
        // Given
        append("personas/moth.yaml", "affinities:\n  " + word + ": 2\n");

        // When
        List<String> notices = ConfigNotices.of(ChatterConfiguration.load(configs));

        // Then
        assertThat(notices).singleElement().asString().contains("affinities." + word, "Did you mean '" + event + "'?");
    }

    @Test
    void shouldNoticeWhatIsProbablyNotMeant() throws IOException {
        // Given
        String card = Files.readString(configs.resolve("personas/moth.yaml"));
        assertThat(ConfigNotices.of(ChatterConfiguration.load(configs))).isEmpty();
        write("personas/gnat.yaml", card.replace("id: moth", "id: gnat").replace("Moth", "Gnat"));
        append("personas/moth.yaml", "affinities:\n  hipe: 2\n  lamp: 2\n");

        // When
        List<String> notices = ConfigNotices.of(ChatterConfiguration.load(configs));

        // Then
        assertThat(notices).hasSize(2);
        assertThat(notices.getFirst()).startsWith("personas/gnat.yaml: is in no room");
        assertThat(notices.getLast()).startsWith("personas/moth.yaml affinities.hipe: is taken for a word");
    }

    @Test
    void shouldRefuseTwoPersonasOfOneName() throws IOException {
        // Given
        String card = Files.readString(configs.resolve("personas/moth.yaml"));
        write("personas/gnat.yaml", card.replace("id: moth", "id: gnat").replace("Moth", "MOTH"));

        // When
        ConfigProblem problem = onlyProblem();

        // Then
        assertThat(problem.toString())
                .startsWith("personas/moth.yaml:2 display_name: is 'Moth'")
                .contains("personas/gnat.yaml", "'MOTH'");
    }

    @Test
    void shouldPointAtBrokenYaml() throws IOException {
        // Given
        write("prompts/line.yaml", "id: line\nversion: 3\nsystem: \"never closed\nuser: x\n");

        // When
        ConfigProblem problem = onlyProblem();

        // Then
        assertThat(problem.file()).isEqualTo(Path.of("prompts/line.yaml"));
        assertThat(problem.line()).isGreaterThanOrEqualTo(3);
        assertThat(problem.message()).contains("not valid YAML");
    }

    @Test
    void shouldListEveryProblemOfEveryFile() throws IOException {
        // Given
        write("rooms/attic.yaml", """
                id: cellar
                title: The attic
                source:
                  kind: file
                  location: ../outside.wav
                personas: [mth]
                moderation: defalt
                """);

        // When
        List<ConfigProblem> problems = problems();

        // Then
        assertThat(problems)
                .extracting(ConfigProblem::field)
                .containsExactlyInAnyOrder("id", "personas.0", "moderation", "source.location");
        assertThat(problems)
                .filteredOn(problem -> problem.field().equals("personas.0"))
                .singleElement()
                .extracting(ConfigProblem::mend)
                .isEqualTo("Did you mean 'moth'?");
    }

    @Test
    void shouldRefuseAStreamFileThatIsNotThere() throws IOException {
        // Given
        Files.delete(configs.resolve("demo/sound.wav"));

        // When
        ConfigProblem problem = onlyProblem();

        // Then
        assertThat(problem.toString())
                .startsWith("rooms/attic.yaml:5 source.location: the file 'demo/sound.wav' is missing");
    }

    @Test
    void shouldTakeAFolderThatIsNotThereForAnEmptyOne() throws IOException {
        // Given
        Files.delete(configs.resolve("prompts/line.yaml"));
        Files.delete(configs.resolve("prompts"));

        // When
        ChatterConfiguration configuration = ChatterConfiguration.load(configs);

        // Then
        assertThat(configuration.prompts()).isEmpty();
    }

    @Test
    void shouldRefuseAFolderWithoutRooms() throws IOException {
        // Given: all files in one folder, as a config map that is mounted as it is has them
        Files.move(configs.resolve("rooms/attic.yaml"), configs.resolve("attic.yaml"));
        Files.delete(configs.resolve("rooms"));

        // When
        ConfigProblem problem = onlyProblem();

        // Then
        assertThat(problem.toString()).startsWith("rooms: is no folder of " + configs);
    }

    private ConfigProblem onlyProblem() {
        List<ConfigProblem> problems = problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private List<ConfigProblem> problems() {
        InvalidConfigurationException refused =
                catchThrowableOfType(InvalidConfigurationException.class, () -> ChatterConfiguration.load(configs));
        assertThat(refused).isNotNull();
        return refused.problems();
    }

    private void write(String name, String text) throws IOException {
        Path file = configs.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(configs.resolve(name), Files.readString(configs.resolve(name)) + text);
    }
}
