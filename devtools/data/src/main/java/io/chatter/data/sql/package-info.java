/// Questions in SQL over topics: which tables and which part of them a question needs, and how answers
/// are printed.
@NullMarked
package io.chatter.data.sql;

import org.jspecify.annotations.NullMarked;
