/// The catalogue's topics as other engines define them: Kafka Connect's Iceberg sink, Flink SQL and Trino.
@NullMarked
package io.chatter.data.analytics;

import org.jspecify.annotations.NullMarked;
