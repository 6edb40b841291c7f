/// How long a line takes from chat.ingest to a listener of its room.
@NullMarked
package io.chatter.benchmark.ingest;

import org.jspecify.annotations.NullMarked;
