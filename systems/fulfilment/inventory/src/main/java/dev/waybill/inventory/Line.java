package dev.waybill.inventory;

import java.util.UUID;

/** Units of one product at the place that they were taken from. */
record Line(UUID productId, String location, int quantity) {}
