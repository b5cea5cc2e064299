@NullMarked
package dev.waybill.embedded;

import org.jspecify.annotations.NullMarked;
