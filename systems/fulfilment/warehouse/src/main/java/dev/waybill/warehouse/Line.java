package dev.waybill.warehouse;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a job is to send of one product, and what has become of it: {@code asked = picked + missing
 * + stopped + open}, and of the picked ones some are in parcels already.
 */
record Line(
        UUID productId,
        @Nullable String sku,
        @Nullable String name,
        int asked,
        int picked,
        int missing,
        int stopped,
        int packed) {

    Line {
        if (asked < 1 || picked < 0 || missing < 0 || stopped < 0 || packed < 0) {
            throw new IllegalArgumentException("a line counts units, none of them below zero");
        }
        if (packed > picked || picked + missing + stopped > asked) {
            throw new IllegalArgumentException("a line accounts for no more than was asked");
        }
    }

    static Line of(UUID productId, @Nullable String sku, @Nullable String name, int asked) {
        return new Line(productId, sku, name, asked, 0, 0, 0, 0);
    }

    /** Units that nobody has accounted for yet. */
    int open() {
        return asked - picked - missing - stopped;
    }

    int unpacked() {
        return picked - packed;
    }

    /** Units that may still stay in the warehouse. */
    int free() {
        return open() + unpacked();
    }

    /** Units that will be in a parcel if nothing else happens. */
    int toSend() {
        return asked - missing - stopped;
    }

    Line pick(int units) {
        return new Line(productId, sku, name, asked, picked + units, missing, stopped, packed);
    }

    /** Units that cannot be sent: those that are still on the shelf first. */
    Line miss(int units) {
        return new Line(
                productId, sku, name, asked, without(units), missing + units, stopped, packed);
    }

    /** Units that are not wanted any more: those that are still on the shelf first. */
    Line stop(int units) {
        return new Line(
                productId, sku, name, asked, without(units), missing, stopped + units, packed);
    }

    Line pack(int units) {
        return new Line(productId, sku, name, asked, picked, missing, stopped, packed + units);
    }

    private int without(int units) {
        return picked - Math.max(0, units - open());
    }
}
