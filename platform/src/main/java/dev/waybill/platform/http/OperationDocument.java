package dev.waybill.platform.http;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to one operation what the conventions promise for all: headers, refusals, its system. */
final class OperationDocument implements GlobalOperationCustomizer {

    private static final String ROOT = "dev.waybill.";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        operation.setTags(List.of(system(method.getBeanType())));
        bound(operation, method);
        refer(operation, CommonParts.TRACEPARENT);
        if (goesThroughAnIntake(method)) {
            refer(operation, CommonParts.IDEMPOTENCY_KEY);
            refuse(operation, "422", "The Idempotency-Key was used for another request");
            if (isAboutOne(operation)) {
                refer(operation, CommonParts.IF_MATCH);
                refuse(operation, "412", "It has changed since If-Match");
            }
        }
        if (operation.getRequestBody() != null || takesValues(operation)) {
            refuse(operation, "400", "A value is wrong; errors point at it");
        }
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse().$ref("#/components/responses/" + CommonParts.PROBLEM));
        operation.getResponses().forEach(OperationDocument::asProblem);
        rawBodyIsJson(operation);
        return operation;
    }

    private static void bound(Operation operation, HandlerMethod method) {
        for (var parameter : method.getMethodParameters()) {
            documented(operation, parameter.getParameter().getName())
                    .ifPresent(told -> {
                        Bounds.ofParameter(
                                told.getSchema(), told.getName(), parameter.getParameter());
                        if (told.getName().equals("limit")
                                && parameter.getParameterType() == Integer.class) {
                            Bounds.bound(told.getSchema(), Page.LIMIT);
                        }
                    });
        }
    }

    private static Optional<Parameter> documented(Operation operation, String name) {
        return operation.getParameters() == null
                ? Optional.empty()
                : operation.getParameters().stream()
                        .filter(each -> name.equals(each.getName()))
                        .findFirst();
    }

    private static String system(Class<?> controller) {
        var name = controller.getPackageName();
        var rest = name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
        return rest.split("\\.", 2)[0];
    }

    /** The kernel's own operations ask for a state: asking twice is harmless without a key. */
    private static boolean goesThroughAnIntake(HandlerMethod method) {
        return !system(method.getBeanType()).equals("platform")
                && Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType() == Asking.class);
    }

    private static boolean isAboutOne(Operation operation) {
        return operation.getParameters().stream()
                .anyMatch(parameter -> "path".equals(parameter.getIn()));
    }

    private static boolean takesValues(Operation operation) {
        return operation.getParameters().stream()
                .anyMatch(parameter ->
                        "path".equals(parameter.getIn()) || "query".equals(parameter.getIn()));
    }

    private static void refer(Operation operation, String parameter) {
        operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + parameter));
    }

    private static void refuse(Operation operation, String status, String why) {
        if (!operation.getResponses().containsKey(status)) {
            operation.getResponses().addApiResponse(status, new ApiResponse().description(why));
        }
    }

    /** springdoc gives a refusal the body of a success. */
    private static void asProblem(String status, ApiResponse response) {
        if (status.startsWith("4") || status.startsWith("5")) {
            response.setContent(CommonParts.problem("").getContent());
        }
    }

    /** A body that is read as bytes because its signature covers them is JSON all the same. */
    private static void rawBodyIsJson(Operation operation) {
        if (operation.getRequestBody() == null) {
            return;
        }
        for (var media : operation.getRequestBody().getContent().values()) {
            if (media.getSchema() != null && "byte".equals(media.getSchema().getFormat())) {
                var any = new Schema<Object>();
                any.setTypes(Set.of("object"));
                media.setSchema(any);
            }
        }
    }
}
