package dev.waybill.simulators.stripe;

import org.jspecify.annotations.Nullable;

/**
 * A card put to an intent, and what became of it.
 *
 * @param charged false while nobody has confirmed
 * @param number of this intent's charges, this one included
 */
record Try(TestCard card, boolean charged, @Nullable Decline decline, int number) {

    static Try uncharged(TestCard card, int earlier) {
        return new Try(card, false, null, earlier);
    }

    static Try charged(TestCard card, @Nullable Decline decline, int earlier) {
        return new Try(card, true, decline, earlier + 1);
    }
}
