/** What drives Waybill from outside: load, replay of real orders, the demonstration shop. */
@NullMarked
package dev.waybill.bench;

import org.jspecify.annotations.NullMarked;
