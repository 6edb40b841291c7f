package io.chatter.persona;

import java.util.concurrent.locks.ReentrantLock;

/// The right of an agent to speak, as long as this worker owns its partition. Thread-safe: once [#end] has
/// returned, no action under the lease is running, and none will.
public final class Lease {

    private final ReentrantLock lock = new ReentrantLock();
    private final Tenure tenure;
    private boolean held = true;

    /// @param tenure of the worker: while it is in doubt, nothing runs
    public Lease(Tenure tenure) {
        this.tenure = tenure;
    }

    /// Runs `action` if the lease is held, and keeps it from ending meanwhile. Keep the action short.
    public boolean whileHeld(Runnable action) {
        lock.lock();
        try {
            boolean allowed = held && tenure.valid();
            if (allowed) {
                action.run();
            }
            return allowed;
        } finally {
            lock.unlock();
        }
    }

    /// Takes the right away, for good.
    public void end() {
        lock.lock();
        try {
            held = false;
        } finally {
            lock.unlock();
        }
    }
}
