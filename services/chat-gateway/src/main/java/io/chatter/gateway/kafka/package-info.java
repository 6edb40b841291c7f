/// The gateway's ends of the log: ingest, tail, people's lines and older lines. The only package that knows Kafka.
@NullMarked
package io.chatter.gateway.kafka;

import org.jspecify.annotations.NullMarked;
