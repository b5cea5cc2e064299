@NullMarked
package dev.waybill.app;

import org.jspecify.annotations.NullMarked;
