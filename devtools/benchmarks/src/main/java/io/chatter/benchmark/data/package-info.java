/// Reading, decoding, exporting and counting a firehose.
@NullMarked
package io.chatter.benchmark.data;

import org.jspecify.annotations.NullMarked;
