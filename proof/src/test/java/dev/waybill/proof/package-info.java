@NullMarked
package dev.waybill.proof;

import org.jspecify.annotations.NullMarked;
