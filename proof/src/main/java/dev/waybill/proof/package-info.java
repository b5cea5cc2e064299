/**
 * What must always hold, counted over everybody's tables, the log and the provider's books. The
 * auditor: it alone reads the schemas of all systems, and it never writes.
 */
@NullMarked
package dev.waybill.proof;

import org.jspecify.annotations.NullMarked;
