package io.chatter.cli.kafka;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.StackStatus;
import io.chatter.diagnosis.source.GroupLags;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/// How far each group is behind each topic it has committed on, as `chatter status` shows it.
public final class StackLags {

    private StackLags() {}

    /// @throws CliFailure when the broker does not answer
    public static List<StackStatus.Group> read(Endpoints endpoints) {
        try (Admin admin = Admin.create(BrokerSettings.of(endpoints))) {
            return GroupLags.read(admin).stream()
                    .map(lag -> new StackStatus.Group(lag.group(), lag.topic(), lag.lag()))
                    .toList();
        } catch (KafkaException e) {
            throw new CliFailure(
                    "The broker does not tell its groups (" + e.getMessage() + ")", "See `./chatter logs broker`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliFailure("Reading the groups was interrupted", "Run it again", e);
        }
    }
}
