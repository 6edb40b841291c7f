/// Settings, and how the parts of the gateway are put together.
@NullMarked
package io.chatter.gateway.config;

import org.jspecify.annotations.NullMarked;
