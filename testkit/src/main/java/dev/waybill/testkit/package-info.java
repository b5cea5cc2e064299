/**
 * What a room is tested with: {@link dev.waybill.testkit.SystemWorld} is one system on a fresh,
 * real PostgreSQL, to which messages are handed batch by batch through the kernel's own code;
 * {@link dev.waybill.testkit.Told} is what it has told, {@link dev.waybill.testkit.Http} its HTTP
 * on a real server, {@link dev.waybill.testkit.TestClock} its time.
 */
@NullMarked
package dev.waybill.testkit;

import org.jspecify.annotations.NullMarked;
