package dev.waybill.platform.http;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Set;

/** The parts of the OpenAPI document that operations refer to instead of repeating them. */
final class CommonParts {

    static final String PROBLEM = "Problem";
    static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    static final String IF_MATCH = "IfMatch";
    static final String TRACEPARENT = "Traceparent";

    private CommonParts() {}

    static void addTo(Components components) {
        ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(ProblemBody.class).resolveAsRef(false))
                .referencedSchemas
                .forEach(components::addSchemas);
        components.addResponses(
                PROBLEM,
                problem(
                        "What went wrong, as RFC 9457 has it; retryable says whether to try again"));
        components.addParameters(
                IDEMPOTENCY_KEY,
                header(
                        "Idempotency-Key",
                        "Asked again with the same key and body within 24 h, nothing happens twice: the first answer comes again with Idempotent-Replayed: true",
                        255));
        components.addParameters(
                IF_MATCH,
                header(
                        "If-Match",
                        "The ETag that the client has seen; if the resource has changed since, the answer is 412",
                        null));
        components.addParameters(
                TRACEPARENT,
                header(
                        "traceparent",
                        "W3C trace context; it goes through every message of the journey and comes back",
                        null));
    }

    private static Parameter header(
            String name, String description, @org.jspecify.annotations.Nullable Integer longest) {
        var text = new Schema<String>();
        text.setTypes(Set.of("string"));
        text.setMaxLength(longest);
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(false)
                .schema(text);
    }

    static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType()
                                                .schema(
                                                        new Schema<>()
                                                                .$ref(
                                                                        "#/components/schemas/"
                                                                                + PROBLEM))));
    }
}
