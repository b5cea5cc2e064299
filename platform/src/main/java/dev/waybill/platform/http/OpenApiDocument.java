package dev.waybill.platform.http;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.HashMap;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The OpenAPI document at {@code /openapi}: what springdoc reads off the controllers, and what all
 * operations have in common, said once.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    private final SchemaNames names = new SchemaNames();

    OpenApiDocument() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Asking.class);
    }

    /** First, so that springdoc's own converters stand before it. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelConverter modelConverter(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), names).openapi31(true);
    }

    @Bean
    GlobalOperationCustomizer operationCustomizer() {
        return new OperationDocument();
    }

    @Bean
    GlobalOpenApiCustomizer openApiCustomizer() {
        return this::complete;
    }

    private void complete(OpenAPI document) {
        document.info(
                new Info()
                        .title("Waybill")
                        .version("0.1.0")
                        .description(
                                "Waybill follows every order all the way. Money is an integer in minor units with an ISO 4217 code; times are RFC 3339 in UTC; errors are RFC 9457 problems."));
        document.servers(List.of(new Server().url("/").description("where it is served")));
        CommonParts.addTo(document.getComponents());
        refuseEqualNames(document);
        document.getComponents().getSchemas().forEach(names::describe);
    }

    private static void refuseEqualNames(OpenAPI document) {
        var paths = new HashMap<String, String>();
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) -> {
                                    var id = OperationNames.name(method.name(), path);
                                    operation.setOperationId(id);
                                    var other = paths.put(id, path);
                                    if (other != null) {
                                        throw new IllegalStateException(
                                                path + " and " + other + " would both be " + id);
                                    }
                                }));
    }
}
