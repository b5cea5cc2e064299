@NullMarked
package dev.waybill.platform.messaging;

import org.jspecify.annotations.NullMarked;
