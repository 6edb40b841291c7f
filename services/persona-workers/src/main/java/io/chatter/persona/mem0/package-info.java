/// Memories on a Mem0 server, hosted or self-hosted. The one package that knows its API.
@NullMarked
package io.chatter.persona.mem0;

import org.jspecify.annotations.NullMarked;
