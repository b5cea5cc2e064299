package dev.waybill.platform.messaging;

import dev.waybill.contracts.Wire;

/** Headers as the outbox and the parking lot keep them. */
final class HeadersJson {

    private HeadersJson() {}

    static String write(MessageHeaders headers) {
        return Wire.mapper().writeValueAsString(headers);
    }

    static MessageHeaders read(String json) {
        return Wire.mapper().readValue(json, MessageHeaders.class);
    }
}
