/// Builds what the local stack runs, when it is older than its sources.
@NullMarked
package io.chatter.cli.build;

import org.jspecify.annotations.NullMarked;
