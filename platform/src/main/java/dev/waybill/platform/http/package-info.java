@NullMarked
package dev.waybill.platform.http;

import org.jspecify.annotations.NullMarked;
