package io.chatter.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Ids of guests for tests: one key, other ids for each test.
final class GuestFixtures {

    private GuestFixtures() {}

    static GuestIds ids() {
        return ids("the key of the tests");
    }

    static GuestIds ids(String key) {
        return new GuestIds(key.getBytes(StandardCharsets.UTF_8), new Random(7));
    }
}
