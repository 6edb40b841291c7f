package io.chatter.data.replay;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import io.chatter.topics.TopicCatalogue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bad records are to a replay what they are to the live service.
class DrivenWindowsTest {

    private static final LogAddress NOBODY_THERE = new LogAddress("127.0.0.1:1", URI.create("http://127.0.0.1:1"));
    private static final byte[] ROOM = "demo".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OF_SCHEMA_7 = {0, 0, 0, 0, 7, 1};

    @TempDir
    Path state;

    private DrivenWindows windows;

    @BeforeEach
    void begin() {
        windows = new DrivenWindows(NOBODY_THERE, state, 0, (_, _) -> {});
    }

    @AfterEach
    void close() {
        windows.close();
    }

    @Test
    void shouldGoOnBehindARecordWithoutALineOrWithoutARoom() {
        assertThatCode(() -> {
                    windows.accept(record(0, ROOM, null));
                    windows.accept(record(1, null, null));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void shouldNotLeaveOutALineThatCannotBeReadNow() {
        assertThatThrownBy(() -> windows.accept(record(0, ROOM, OF_SCHEMA_7)))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining("offset 0");
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, byte @Nullable [] room, byte @Nullable [] line) {
        return new ConsumerRecord<>(
                TopicCatalogue.CHAT_FIREHOSE.name(),
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                room,
                line,
                new RecordHeaders(),
                Optional.empty());
    }
}
