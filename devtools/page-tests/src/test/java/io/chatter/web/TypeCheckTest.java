package io.chatter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the sources to their types. esbuild only strips them, so the TypeScript compiler, a Maven artifact, runs in
/// the headless browser over the sources, lit's declarations and the DOM's.
class TypeCheckTest {
    private static final Path WEB_UI = Path.of("../../services/web-ui");
    private static final String COMPILER = "/META-INF/resources/webjars/typescript/5.9.3/lib/";

    /// Stands in none of the sources, so that one run shows both: that they have no error, and that one would be found.
    private static final String PLANTED = "/src/main/web/planted.ts";

    @Test
    void shouldFindNoTypeErrorBesideThePlantedOne() throws IOException, URISyntaxException {
        // Given
        Map<String, String> files = project();
        files.put(PLANTED, "export const count: number = 'three';\n");

        // When
        List<String> findings = check(files);

        // Then
        assertThat(findings).containsExactly(PLANTED + ":1 Type 'string' is not assignable to type 'number'.");
    }

    @SuppressWarnings("unchecked")
    private static List<String> check(Map<String, String> files) throws IOException {
        try (ScriptedGateway gateway = ScriptedGateway.start();
                Browser browser = Browser.start();
                var script = TypeCheckTest.class.getResourceAsStream("type-check.js")) {
            Page page = browser.page();
            page.navigate(gateway.url("/overlay"));
            page.addScriptTag(
                    new Page.AddScriptTagOptions().setUrl(gateway.url("/webjars/typescript/5.9.3/lib/typescript.js")));
            String check = new String(java.util.Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            return (List<String>) page.evaluate(check, files);
        }
    }

    private static Map<String, String> project() throws IOException, URISyntaxException {
        Map<String, String> files = new TreeMap<>();
        files.put("/tsconfig.json", Files.readString(WEB_UI.resolve("tsconfig.json")));
        add(files, WEB_UI.resolve("src/main/web"), "/src/main/web", ".ts");
        add(files, WEB_UI.resolve("src/test/web"), "/src/test/web", ".ts");
        add(files, WEB_UI.resolve("target/node_modules"), "/node_modules", ".d.ts");
        add(files, WEB_UI.resolve("target/node_modules"), "/node_modules", "package.json");
        URI library = java.util.Objects.requireNonNull(TypeCheckTest.class.getResource(COMPILER + "lib.dom.d.ts"))
                .toURI();
        try (FileSystem jar = FileSystems.newFileSystem(library, Map.of())) {
            add(files, jar.getPath(COMPILER), "/lib", ".d.ts");
        }
        return files;
    }

    private static void add(Map<String, String> files, Path folder, String prefix, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file :
                    found.filter(path -> path.toString().endsWith(ending)).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.put(prefix + "/" + name, Files.readString(file));
            }
        }
    }
}
