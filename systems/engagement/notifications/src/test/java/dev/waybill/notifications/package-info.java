@NullMarked
package dev.waybill.notifications;

import org.jspecify.annotations.NullMarked;
