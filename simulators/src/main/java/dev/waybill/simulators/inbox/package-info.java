/**
 * What people get to read: an SMTP server, an SMS gateway and a push service with its browsers,
 * which all put what they take into one inbox.
 */
@NullMarked
package dev.waybill.simulators.inbox;

import org.jspecify.annotations.NullMarked;
