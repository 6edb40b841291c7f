/// Takes snapshots: scrapes processes, reads topics, asks the registry.
@NullMarked
package io.chatter.diagnosis.source;

import org.jspecify.annotations.NullMarked;
