/// Tokens for a developer's own gateway.
@NullMarked
package io.chatter.cli.access;

import org.jspecify.annotations.NullMarked;
