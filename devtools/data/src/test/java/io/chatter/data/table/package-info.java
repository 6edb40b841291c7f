@NullMarked
package io.chatter.data.table;

import org.jspecify.annotations.NullMarked;
