/// Agents at work: their threads, what the process is busy with, and what it reports.
@NullMarked
package io.chatter.persona.runtime;

import org.jspecify.annotations.NullMarked;
