package dev.waybill.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;

/** How the published language is written as JSON and read again: one mapper for everybody. */
public final class Wire {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .annotationIntrospector(new PrimitivesAreRequired())
                    .addModule(new StrictScalars())
                    .addModule(new BlackbirdModule())
                    .changeDefaultPropertyInclusion(
                            include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .withCoercionConfigDefaults(Wire::refuseEmptyText)
                    .build();

    private Wire() {}

    /** The mapper itself, for the HTTP layer to build on. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The bytes of a message. */
    public static byte[] write(Object message) {
        return MAPPER.writeValueAsBytes(message);
    }

    /**
     * The message that the bytes say. Fields that the contract does not know are skipped: adding is
     * allowed.
     *
     * @throws InvalidValue if they are not JSON or not what the contract allows
     */
    public static <M> M read(byte[] bytes, Contract<M> contract) {
        return read(bytes, contract.type());
    }

    /** As {@link #read(byte[], Contract)}, for a record without a topic. */
    public static <M> M read(byte[] bytes, Class<M> type) {
        M message;
        try {
            message = MAPPER.readValue(bytes, type);
        } catch (JacksonException failure) {
            throw InvalidValue.of(failure);
        }
        if (message == null) {
            throw new InvalidValue(List.of(new Violation("", "must be an object")));
        }
        return message;
    }

    static String names(Class<?> enumType) {
        return Arrays.stream(enumType.getEnumConstants())
                .map(constant -> MAPPER.convertValue(constant, String.class))
                .collect(Collectors.joining(", "));
    }

    private static void refuseEmptyText(MutableCoercionConfig coercions) {
        coercions
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail);
    }
}
