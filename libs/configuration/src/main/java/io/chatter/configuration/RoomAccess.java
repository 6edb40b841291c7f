package io.chatter.configuration;

/// Who may use a room without an account.
public record RoomAccess(boolean guestsMayRead, boolean guestsMayPost) {}
