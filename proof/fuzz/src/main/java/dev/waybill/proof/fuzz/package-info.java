/**
 * Bad input at scale: requests that are wrong in every way that we know, and what is wrong with the
 * answers.
 */
@NullMarked
package dev.waybill.proof.fuzz;

import org.jspecify.annotations.NullMarked;
