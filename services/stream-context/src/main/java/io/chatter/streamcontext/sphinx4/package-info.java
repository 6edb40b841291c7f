/// Sphinx-4, for machines without the C library. The only package that imports `edu.cmu.sphinx`.
@NullMarked
package io.chatter.streamcontext.sphinx4;

import org.jspecify.annotations.NullMarked;
