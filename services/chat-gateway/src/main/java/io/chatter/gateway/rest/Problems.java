package io.chatter.gateway.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Gives every failed request a [Problem] to read.
class Problems {

    /// Where the address or the method may be what is wrong, and nobody else names them.
    private static final Set<Integer> NAMING_THE_REQUEST = Set.of(404, 405, 406, 415);

    private static final String CHALLENGE = "Bearer";

    @ServerExceptionMapper
    Response failed(WebApplicationException failure, ContainerRequestContext request) {
        Response response = failure.getResponse();
        if (response.hasEntity()) {
            return response;
        }
        return Response.fromResponse(response)
                .type(MediaType.APPLICATION_JSON)
                .entity(Problem.of(response.getStatusInfo(), reason(failure, request)))
                .build();
    }

    @ServerExceptionMapper
    Response wrongBody(MismatchedInputException failure) {
        return problem(Response.Status.BAD_REQUEST, reason(failure)).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unknown(SecurityException failure) {
        String reason = failure instanceof UnauthorizedException
                ? "A token is asked for: Authorization: Bearer …"
                : "The token is not good: expired, of another issuer, or no token";
        return problem(Response.Status.UNAUTHORIZED, reason)
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden() {
        return problem(Response.Status.FORBIDDEN, "The token's role may not do that")
                .build();
    }

    private static Response.ResponseBuilder problem(Response.Status status, String reason) {
        return Response.status(status).type(MediaType.APPLICATION_JSON).entity(Problem.of(status, reason));
    }

    private static String reason(WebApplicationException failure, ContainerRequestContext request) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return reason(json);
        }
        return NAMING_THE_REQUEST.contains(failure.getResponse().getStatus())
                ? request.getMethod() + " " + request.getUriInfo().getPath() + ": " + failure.getMessage()
                : String.valueOf(failure.getMessage());
    }

    private static String reason(JsonProcessingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                "there is no field " + unknown.getPropertyName() + "; there may be "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", "));
            case MismatchedInputException mismatch -> field(mismatch) + " must be " + kind(mismatch.getTargetType());
            default -> "the body is not JSON";
        };
    }

    private static String field(JsonMappingException failure) {
        return failure.getPath().isEmpty()
                ? "the body"
                : failure.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .collect(Collectors.joining("."));
    }

    private static String kind(Class<?> type) {
        if (Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        return type == String.class ? "a string" : "an object";
    }
}
