/// Settings of the process, mapped to the domain's records.
@NullMarked
package io.chatter.persona.config;

import org.jspecify.annotations.NullMarked;
