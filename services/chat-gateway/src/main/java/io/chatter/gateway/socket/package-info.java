/// The socket at `/ws`: JSON frames in and out, over Vert.x. The only package that knows the network.
@NullMarked
package io.chatter.gateway.socket;

import org.jspecify.annotations.NullMarked;
