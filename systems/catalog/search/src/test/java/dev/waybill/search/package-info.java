@NullMarked
package dev.waybill.search;

import org.jspecify.annotations.NullMarked;
