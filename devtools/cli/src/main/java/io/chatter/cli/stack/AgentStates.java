package io.chatter.cli.stack;

import io.chatter.cli.stack.Readiness.Answers;
import io.chatter.cli.stack.Readiness.Look;
import io.chatter.observability.AgentState;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the workers of a stack say of the agents that the roster assigns to them. Immutable.
///
/// @param told by roster key
/// @param complete whether every worker answered
public record AgentStates(Map<String, AgentState> told, boolean complete) {

    private static final String CHECK = "agents";
    private static final String WHERE = "/q/health/well";

    public AgentStates {
        told = Map.copyOf(told);
    }

    /// Asks them; blocks for two seconds each at most.
    public static AgentStates of(RunState stack) throws InterruptedException {
        Map<String, AgentState> told = new HashMap<>();
        boolean complete = true;
        for (RunState.Entry worker : workers(stack)) {
            Look look = new Answers(URI.create("http://" + Endpoints.HOST + ":" + worker.port() + WHERE)).look();
            complete &= look.ready();
            look.health()
                    .ifPresent(document -> document.all().stream()
                            .filter(check -> CHECK.equals(check.name()))
                            .forEach(check -> check.facts()
                                    .forEach((key, state) ->
                                            told.put(key, AgentState.labelled(String.valueOf(state))))));
        }
        return new AgentStates(told, complete);
    }

    private static List<RunState.Entry> workers(RunState stack) {
        return stack.components().stream()
                .filter(one -> one.name().startsWith(ServiceTable.WORKERS))
                .toList();
    }

    public AgentState of(String key) {
        return told.getOrDefault(key, complete ? AgentState.NOT_RUN : AgentState.UNKNOWN);
    }
}
