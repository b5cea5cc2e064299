package dev.waybill.simulators;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of this process: a streaming writer where requests are hot, one strict mapper for the
 * rest.
 */
public final class Json {

    /**
     * Unknown and mistyped members are errors: a dial with a slip in its name must not be silently
     * ignored.
     */
    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** One object whose members the given code writes. */
    public static byte[] object(Consumer<JsonGenerator> members) {
        var out = new ByteArrayOutputStream(1600);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    public static byte[] of(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }
}
