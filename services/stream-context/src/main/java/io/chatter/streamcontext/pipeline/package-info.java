/// The threads of a room: feed, recogniser and publishing, kept alive apart from other rooms.
@NullMarked
package io.chatter.streamcontext.pipeline;

import org.jspecify.annotations.NullMarked;
