/// Avro on Kafka as chatter speaks it: a thin serde for Confluent's wire format and registry API, topics from the
/// catalogue, message ids and trace headers. No framework; start reading at [SpecificAvroSerializer].
@NullMarked
package io.chatter.messaging;

import org.jspecify.annotations.NullMarked;
