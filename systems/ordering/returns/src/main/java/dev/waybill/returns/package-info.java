/**
 * What comes back: asked for, allowed by a policy, received, put away and paid for. {@link
 * dev.waybill.returns.ReturnsSystem} is the front door.
 */
@NullMarked
package dev.waybill.returns;

import org.jspecify.annotations.NullMarked;
