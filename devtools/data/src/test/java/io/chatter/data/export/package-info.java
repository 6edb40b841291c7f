/// Exports of planted topics.
@NullMarked
package io.chatter.data.export;

import org.jspecify.annotations.NullMarked;
