/// How long a moderator's decision takes until every replica has told its readers.
@NullMarked
package io.chatter.benchmark.moderation;

import org.jspecify.annotations.NullMarked;
