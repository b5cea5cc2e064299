/**
 * What every system stands on; no business word is in it.
 *
 * <p>A system is a {@link dev.waybill.platform.WaybillSystem}: given a {@link
 * dev.waybill.platform.Room}, it declares what it hears, takes, wakes and serves. A {@link
 * dev.waybill.platform.House} is all rooms of a process that share one database.
 *
 * <ul>
 *   <li>{@link dev.waybill.platform.Room}: what a system is given, for ever. {@link
 *       dev.waybill.platform.FurnishedRoom} keeps what it declared.
 *   <li>{@link dev.waybill.platform.House}: migrates, furnishes, starts, closes.
 *   <li>{@link dev.waybill.platform.Database}: SQL written as SQL, arrays for {@code unnest};
 *       {@link dev.waybill.platform.Migrations}: a schema and a history per system; {@link
 *       dev.waybill.platform.Setback}: what a failed transaction means.
 *   <li>{@link dev.waybill.platform.Ids}: identifiers and chance; {@link
 *       dev.waybill.platform.Settings}: configuration; {@link dev.waybill.platform.Signals}: wakes
 *       who waits for one id to change.
 *   <li>{@link dev.waybill.platform.messaging}: messages, told and heard exactly once.
 *   <li>{@link dev.waybill.platform.http}: the HTTP conventions, and commands that come by HTTP.
 * </ul>
 */
@NullMarked
package dev.waybill.platform;

import org.jspecify.annotations.NullMarked;
