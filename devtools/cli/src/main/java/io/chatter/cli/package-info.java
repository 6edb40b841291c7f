/// The `chatter` command. Start reading at [io.chatter.cli.Chatter]; the local stack is in `stack`.
@NullMarked
package io.chatter.cli;

import org.jspecify.annotations.NullMarked;
