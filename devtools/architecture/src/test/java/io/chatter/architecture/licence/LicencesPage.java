package io.chatter.architecture.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The page of licences, from what is shipped.
final class LicencesPage {

    /// Code for the machine that builds, which is another artifact elsewhere.
    private static final Pattern PLATFORM = Pattern.compile("(:native-)(?:linux|osx|windows)-[a-z0-9_]+:");

    private LicencesPage() {}

    /// @param components each with a licence that is allowed
    static String text(List<Component> components) {
        StringBuilder page = new StringBuilder("""
                # Licences

                Generated from the jars and packages that the build ships: services, command line, local broker and page. chatter itself is
                Apache-2.0. A licence is allowed when it is listed here; the build fails on any other. Where a maker offers several, the first
                that is listed here is named. `./mvnw cyclonedx:makeAggregateBom` writes a bill of materials of all modules (target/bom.json).

                What jars carry inside and their POMs do not say: `org.bytedeco:ffmpeg` is the wrapper's, the FFmpeg in it is built with
                `--enable-version3` and without GPL parts (LGPL-3.0) and runs as a process of its own; the schema registry of the local stack
                comes whole from its project (Apicurio Registry, Apache-2.0), with the libraries it chose. PocketSphinx, Chromium and
                the like are the operating system's.
                """);
        Map<Licence, List<Component>> byLicence = new TreeMap<>();
        for (Component component : components) {
            byLicence
                    .computeIfAbsent(component.licence().orElseThrow(), _ -> new ArrayList<>())
                    .add(component);
        }
        byLicence.forEach((licence, those) -> {
            page.append("\n## %s\n\n| component | shipped by |\n|---|---|\n".formatted(licence.id()));
            those.forEach(component -> page.append("| %s | %s |\n"
                    .formatted(
                            PLATFORM.matcher(component.coordinates()).replaceFirst("$1PLATFORM:"),
                            String.join(", ", component.users()))));
        });
        return page.toString();
    }
}
