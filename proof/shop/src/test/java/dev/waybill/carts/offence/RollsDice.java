package dev.waybill.carts.offence;

import java.util.UUID;

public final class RollsDice {

    UUID id() {
        return UUID.randomUUID();
    }
}
