package io.chatter.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/// What the registry said to one request.
///
/// @param address the registry, for messages
/// @param status HTTP status
/// @param body parsed JSON; an empty object when there was none
record RegistryAnswer(URI address, int status, JsonNode body) {

    boolean isError(int errorCode) {
        return status == 404 && body.path("error_code").asInt() == errorCode;
    }

    /// The body of a success.
    ///
    /// @param action what was tried, as in "cannot <action>"
    JsonNode orThrow(String action) {
        if (status / 100 == 2) {
            return body;
        }
        String message = "cannot " + action + ": registry " + address + " answered " + status + detail();
        if (status >= 500 || status == 429 || status == 408) {
            throw new SchemaException.Retryable(message + "; try again, and look at the registry's log", null);
        }
        throw new SchemaException.Permanent(message + "; " + mend());
    }

    private String detail() {
        if (!body.has("message")) {
            return "";
        }
        return " (" + body.path("error_code").asInt() + ": "
                + body.path("message").asText() + ")";
    }

    private String mend() {
        return switch (status) {
            case 401, 403 -> "set " + RegistryConfig.CREDENTIALS + " to credentials that may do this";
            case 404 -> "check that the address ends in the path of the registry's Confluent API";
            case 409 ->
                "make the schema compatible with the earlier versions: add fields with defaults, remove only such";
            default -> "mend the request";
        };
    }
}
