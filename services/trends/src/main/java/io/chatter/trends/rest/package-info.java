/// What the topology can be asked over HTTP.
@NullMarked
package io.chatter.trends.rest;

import org.jspecify.annotations.NullMarked;
