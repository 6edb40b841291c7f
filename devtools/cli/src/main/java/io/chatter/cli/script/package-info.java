/// The `chatter` command as other programs run it: as a process, by its script.
@NullMarked
package io.chatter.cli.script;

import org.jspecify.annotations.NullMarked;
