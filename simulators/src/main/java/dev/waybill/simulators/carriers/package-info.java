/** Two parcel carriers, as their REST APIs look to a shipper, with dials for what goes wrong. */
@NullMarked
package dev.waybill.simulators.carriers;

import org.jspecify.annotations.NullMarked;
