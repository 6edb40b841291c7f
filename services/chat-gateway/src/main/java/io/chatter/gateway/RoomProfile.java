package io.chatter.gateway;

/// What a client is told about a room it joins.
///
/// @param targetLinesPerMinute the rate the personas aim at
public record RoomProfile(
        String id, String title, String description, boolean guestsMayPost, double targetLinesPerMinute) {}
