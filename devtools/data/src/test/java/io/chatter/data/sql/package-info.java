/// Questions over planted topics.
@NullMarked
package io.chatter.data.sql;

import org.jspecify.annotations.NullMarked;
