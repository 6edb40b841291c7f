/// What pages read over HTTP.
@NullMarked
package io.chatter.gateway.rest;

import org.jspecify.annotations.NullMarked;
