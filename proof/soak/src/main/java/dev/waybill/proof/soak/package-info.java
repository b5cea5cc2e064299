/**
 * The proof on the real processes: {@link dev.waybill.proof.soak.Soak} starts a shop of its own in
 * pieces, kills them while a client that keeps a journal buys, and then compares everybody's books.
 */
@NullMarked
package dev.waybill.proof.soak;

import org.jspecify.annotations.NullMarked;
