/// The topics as data: tables for SQL, dead letters, Parquet files and replays. Knows nothing of the
/// command line, which shows what is done here.
@NullMarked
package io.chatter.data;

import org.jspecify.annotations.NullMarked;
