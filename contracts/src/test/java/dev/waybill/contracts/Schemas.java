package dev.waybill.contracts;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Validates by JSON Schema 2020-12, formats included. */
final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    private final Schema schema;

    private Schemas(JsonNode schema) {
        this.schema = REGISTRY.getSchema(schema);
    }

    static Schemas of(JsonNode schema) {
        return new Schemas(schema);
    }

    List<Error> errors(JsonNode document) {
        return schema.validate(document);
    }
}
