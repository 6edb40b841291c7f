/// Cuts sound into utterances for engines that take whole ones.
@NullMarked
package io.chatter.streamcontext.utterance;

import org.jspecify.annotations.NullMarked;
