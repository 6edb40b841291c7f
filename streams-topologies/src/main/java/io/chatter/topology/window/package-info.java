/// Hopping windows over chat lines, shared by every aggregation. Lines are kept nowhere but in the firehose:
/// panes in memory are read from there again when a task begins, and the results that were told are the only
/// state. Start reading at `HoppingWindowProcessor`.
@NullMarked
package io.chatter.topology.window;

import org.jspecify.annotations.NullMarked;
