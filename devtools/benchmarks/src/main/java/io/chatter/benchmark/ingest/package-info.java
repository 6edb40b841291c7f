/// How long a line takes from chat.ingest to a reader's socket, beside the plainest loop that Kafka allows.
@NullMarked
package io.chatter.benchmark.ingest;

import org.jspecify.annotations.NullMarked;
