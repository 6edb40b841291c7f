/// Who people are, by their tokens. The only package that knows JSON Web Tokens.
@NullMarked
package io.chatter.gateway.access;

import org.jspecify.annotations.NullMarked;
