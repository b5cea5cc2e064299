package dev.waybill.carts.offence;

import com.fasterxml.jackson.databind.ObjectMapper;

public final class UsesJackson2 {

    ObjectMapper mapper() {
        return new ObjectMapper();
    }
}
