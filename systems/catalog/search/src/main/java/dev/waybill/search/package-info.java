/** The index of what can be bought. */
@NullMarked
package dev.waybill.search;

import org.jspecify.annotations.NullMarked;
