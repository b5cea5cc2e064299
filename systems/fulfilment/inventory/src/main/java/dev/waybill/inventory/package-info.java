/**
 * Stock and reservations: what there is to sell, who has been promised how much of it, and why.
 * {@link dev.waybill.inventory.InventorySystem} is the front door.
 */
@NullMarked
package dev.waybill.inventory;

import org.jspecify.annotations.NullMarked;
