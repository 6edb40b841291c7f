/// Views of one text that undo disguises; every view maps back to indices of the text as written.
@NullMarked
package io.chatter.safety.text;

import org.jspecify.annotations.NullMarked;
