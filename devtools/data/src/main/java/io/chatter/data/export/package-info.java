/// Topics as Parquet files that a manifest vouches for.
@NullMarked
package io.chatter.data.export;

import org.jspecify.annotations.NullMarked;
