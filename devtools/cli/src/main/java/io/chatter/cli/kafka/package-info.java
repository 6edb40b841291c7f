/// What the commands do with the broker and the registry: provision, roster, figures, tails.
@NullMarked
package io.chatter.cli.kafka;

import org.jspecify.annotations.NullMarked;
