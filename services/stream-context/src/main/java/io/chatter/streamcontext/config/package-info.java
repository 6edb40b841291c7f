/// Settings of the process as the domain wants them.
@NullMarked
package io.chatter.streamcontext.config;

import org.jspecify.annotations.NullMarked;
