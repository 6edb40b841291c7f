/// Settings of the service and how they become a running topology.
@NullMarked
package io.chatter.trends.config;

import org.jspecify.annotations.NullMarked;
