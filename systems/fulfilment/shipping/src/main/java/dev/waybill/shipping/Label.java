package dev.waybill.shipping;

import java.time.Instant;

/** What a carrier has given a parcel. */
record Label(Carrier carrier, String service, String trackingNumber, Instant at) {}
