package dev.waybill.carts.offence;

import dev.waybill.platform.Parts;

public final class SwapsAPart {

    Parts parts() {
        return Parts.butFor(String.class, _ -> "wrong");
    }
}
