package io.chatter.gateway;

/// Counts nothing.
public class NoTally implements Tally {

    @Override
    public void logged() {}

    @Override
    public void rejected(RejectionCode code) {}

    @Override
    public void delivered(int lines, int connections) {}

    @Override
    public void dropped(int lines) {}

    @Override
    public void closed(CloseReason reason) {}
}
