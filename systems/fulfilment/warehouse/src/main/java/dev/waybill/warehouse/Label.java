package dev.waybill.warehouse;

import java.util.UUID;

/** What makes a closed parcel one of its own: drawn before the decision, and used up by it. */
record Label(UUID parcelId, String sscc) {}
