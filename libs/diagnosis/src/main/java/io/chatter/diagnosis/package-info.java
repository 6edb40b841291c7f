/// Why is it so? Five questions about a running system, answered from a snapshot of its metrics and topics: figures, a
/// cause in plain words, the next step. Pure but for `source`, which takes the snapshot. Start reading at [Diagnoses].
@NullMarked
package io.chatter.diagnosis;

import org.jspecify.annotations.NullMarked;
