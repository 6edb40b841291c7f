package io.chatter.messaging;

/// One setting of an existing topic that is not as the catalogue wants it.
///
/// @param topic the topic
/// @param setting `partitions` or one of Kafka's topic-level keys
/// @param wanted value in the catalogue
/// @param actual value on the broker
public record SettingDifference(String topic, String setting, String wanted, String actual) {

    @Override
    public String toString() {
        return topic + ": " + setting + " is " + actual + ", wanted " + wanted;
    }
}
