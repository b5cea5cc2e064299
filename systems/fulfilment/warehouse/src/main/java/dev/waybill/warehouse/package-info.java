/**
 * What happens to an order between the shelf and the carrier: picking, packing, handing over.
 * {@link dev.waybill.warehouse.WarehouseSystem} is the front door.
 */
@NullMarked
package dev.waybill.warehouse;

import org.jspecify.annotations.NullMarked;
