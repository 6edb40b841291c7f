package io.chatter.observability;

import io.chatter.messaging.TraceContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// The trace that a thread's work belongs to: every event that is logged meanwhile carries its `trace_id` and
/// `span_id`. Bound to the thread; [#carried] takes it to another.
///
/// ```java
/// TraceScope.run(() -> TraceContext.extract(record.headers()), () -> handle(record));
/// ```
///
/// A position is asked for only when something is logged, so that a record costs next to nothing.
public final class TraceScope {

    private static final ScopedValue<Supplier<Optional<TraceContext>>> POSITION = ScopedValue.newInstance();

    private TraceScope() {}

    /// Does `work` as part of a trace, in place of one that this thread may be in.
    ///
    /// @param position of what the work follows from; empty where that is in no trace
    public static void run(Supplier<Optional<TraceContext>> position, Runnable work) {
        ScopedValue.where(POSITION, position).run(work);
    }

    /// As [#run], for work that gives or throws something.
    public static <T, X extends Throwable> T call(
            Supplier<Optional<TraceContext>> position, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(POSITION, position).call(work);
    }

    /// `work` for another thread, which then is in the trace that this one is in.
    public static <T> Callable<T> carried(Callable<T> work) {
        if (!POSITION.isBound()) {
            return work;
        }
        Supplier<Optional<TraceContext>> position = POSITION.get();
        return () -> call(position, work::call);
    }

    /// Where in a trace this thread works; empty when it is in none.
    static Optional<TraceContext> position() {
        return POSITION.isBound() ? POSITION.get().get() : Optional.empty();
    }
}
