@NullMarked
package dev.waybill.platform.effects;

import org.jspecify.annotations.NullMarked;
