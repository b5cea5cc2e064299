/**
 * Known bugs, each a wrong part in the place of a right one, so that the proofs can be seen to
 * fail.
 */
@NullMarked
package dev.waybill.proof.mutants;

import org.jspecify.annotations.NullMarked;
