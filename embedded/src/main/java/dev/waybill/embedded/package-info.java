/**
 * A real PostgreSQL and a real Kafka broker, started in place for laptops and tests; never part of
 * the production image.
 */
@NullMarked
package dev.waybill.embedded;

import org.jspecify.annotations.NullMarked;
