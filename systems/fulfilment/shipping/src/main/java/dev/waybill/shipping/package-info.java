/**
 * How parcels get to doors.
 *
 * <p>Read {@code ShippingSystem} first, then {@code Shipment} and {@code Parcel}, the states;
 * {@code Dispatch} decides, {@code Desk} keeps what a batch has decided.
 */
@NullMarked
package dev.waybill.shipping;

import org.jspecify.annotations.NullMarked;
