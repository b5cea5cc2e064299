package dev.waybill.shipping;

import dev.waybill.contracts.shipping.Destination;
import org.jspecify.annotations.Nullable;

/** One end of a parcel's way. */
record Party(@Nullable String name, Destination address) {}
