package io.chatter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// How much a page has to fetch before it is whole.
class PageWeightTest {
    private static final int MOST_BYTES = 150_000;

    @Test
    void shouldWeighLessThanAPictureWithoutItsEmotes() {
        // Given
        Stream<String> files =
                Stream.of("index.html", "app.js", "call.js", "app.css", "logo.svg", "fonts/inter-latin.woff2");

        // When
        int bytes = files.mapToInt(PageWeightTest::compressed).sum();

        // Then
        assertThat(bytes).as("bytes, compressed").isBetween(MOST_BYTES / 3, MOST_BYTES);
    }

    private static int compressed(String file) {
        try (InputStream content = PageWeightTest.class.getResourceAsStream("/META-INF/resources/" + file)) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                Objects.requireNonNull(content, file).transferTo(gzip);
            }
            return compressed.size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + file, e);
        }
    }
}
