/// Topics as tables of an embedded DuckDB; the only package that writes into it. Values are staged
/// flat, one column a leaf, and views put structs, lists and maps together: that is several times as
/// fast as appending nested values.
@NullMarked
package io.chatter.data.table;

import org.jspecify.annotations.NullMarked;
