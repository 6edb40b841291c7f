/// The commands over the topics as data; what they do lives in `io.chatter.data`.
@NullMarked
package io.chatter.cli.data;

import org.jspecify.annotations.NullMarked;
