package io.chatter.gateway;

/// Counts nothing.
class NoTally implements Tally {

    @Override
    public void logged() {}

    @Override
    public void rejected(RejectionCode code) {}

    @Override
    public void delivered(int lines) {}

    @Override
    public void dropped(int lines) {}

    @Override
    public void closed(CloseReason reason) {}
}
