/// Wires the pipelines of all rooms into one process.
@NullMarked
package io.chatter.streamcontext.service;

import org.jspecify.annotations.NullMarked;
