/**
 * The messaging kernel: a message told inside a transaction is delivered to every system that hears
 * it, in order per key, with exactly-once effect, across a crash at any point.
 *
 * <p>What a room uses: {@link dev.waybill.platform.messaging.BatchHandler} gets a {@link
 * dev.waybill.platform.messaging.Batch} of {@link dev.waybill.platform.messaging.Heard} messages
 * and an {@link dev.waybill.platform.messaging.Outbox} to tell to, with a {@link
 * dev.waybill.platform.messaging.Cause}; an {@link dev.waybill.platform.messaging.Ear} says which
 * messages it hears; an {@link dev.waybill.platform.messaging.Alarm} handles rows that are due.
 *
 * <p>How a message travels:
 *
 * <ul>
 *   <li>Told: {@link dev.waybill.platform.messaging.Transactor} runs the work and inserts what its
 *       {@code OutboxBuffer} has gathered. {@code Upkeep} keeps the outbox's partitions: {@code
 *       OutboxPartitions} makes them ahead, {@code ExpiredPartitions} drops what is sent and past
 *       its retention.
 *   <li>Relayed: {@code Relay} reads the {@code Window} of the open {@code Tick}, its {@code
 *       Sender} numbers the rows and sends them, {@code Ticks} closes the tick by compare-and-set.
 *       {@code Leadership} lets one relay send, {@code SourceIdentity} only the right database.
 *   <li>Heard: a {@code ReaderLoop} polls for one {@code Reader} or several, {@code CloudEvents}
 *       are read, each reader's {@code Reception} lets in what comes next by {@code Acceptance} and
 *       reports {@code Holes}.
 *   <li>Handled: {@code Delivery} runs the handlers of {@code Listening}, what they tell and the
 *       move of the {@code Positions} in one transaction, {@code Together} those of several
 *       readers. It bisects a batch that fails; what fails alone goes to {@code ParkedMessages},
 *       from where {@code Unparking} brings it back. {@code Alarms} ring when all that was told
 *       before is heard.
 * </ul>
 *
 * <p>{@link dev.waybill.platform.messaging.Messaging} is the kernel of one database, put together;
 * {@link dev.waybill.platform.messaging.MessagingAdmin} shows and mends it over HTTP; {@link
 * dev.waybill.platform.messaging.Rehearsal} plays batches to a room without Kafka, for its tests.
 *
 * <p>What is measured (Micrometer names):
 *
 * <table>
 *   <caption>Meters of the kernel</caption>
 *   <tr><th>name</th><th>tag</th><th>meaning</th></tr>
 *   <tr><td>{@code waybill.relay.lag}</td><td>source</td><td>seconds from telling to sending, of the
 *       oldest message of the last tick</td></tr>
 *   <tr><td>{@code waybill.relay.tick}</td><td>source</td><td>length of ticks that sent
 *       something</td></tr>
 *   <tr><td>{@code waybill.relay.messages}</td><td>source</td><td>messages sent</td></tr>
 *   <tr><td>{@code waybill.reader.lag}</td><td>reader</td><td>messages in the log that are not polled
 *       yet</td></tr>
 *   <tr><td>{@code waybill.reader.messages}</td><td>reader</td><td>messages accepted</td></tr>
 *   <tr><td>{@code waybill.reader.discarded}</td><td>reader</td><td>duplicates, and what came ahead of
 *       a hole</td></tr>
 *   <tr><td>{@code waybill.reader.foreign}</td><td>reader</td><td>records that no relay has
 *       sent</td></tr>
 *   <tr><td>{@code waybill.reader.parked}</td><td>reader</td><td>messages that wait for an
 *       operator</td></tr>
 *   <tr><td>{@code waybill.reader.holes}</td><td>reader</td><td>lanes that have waited longer than
 *       30 s for a message</td></tr>
 * </table>
 */
@NullMarked
package dev.waybill.platform.messaging;

import org.jspecify.annotations.NullMarked;
