package io.chatter.messaging;

import java.util.List;

/// What provisioning did.
///
/// @param created topics that were missing, in catalogue order
/// @param unchanged topics that were there with the wanted settings
public record ProvisioningReport(List<String> created, List<String> unchanged) {

    public ProvisioningReport {
        created = List.copyOf(created);
        unchanged = List.copyOf(unchanged);
    }
}
