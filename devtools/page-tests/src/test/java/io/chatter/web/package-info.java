/// The page in a real browser, against a gateway that follows a script.
@NullMarked
package io.chatter.web;

import org.jspecify.annotations.NullMarked;
