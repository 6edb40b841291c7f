/// One class a subcommand: options in, a sentence or JSON out. No logic of their own.
@NullMarked
package io.chatter.cli.command;

import org.jspecify.annotations.NullMarked;
