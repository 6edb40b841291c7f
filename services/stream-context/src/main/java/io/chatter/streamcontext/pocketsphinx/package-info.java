/// PocketSphinx through the foreign function interface. The only package that knows the C library.
@NullMarked
package io.chatter.streamcontext.pocketsphinx;

import org.jspecify.annotations.NullMarked;
