/**
 * The whole shop under one seed: the real code and a real PostgreSQL, driven by one scheduler that
 * decides who takes the next step, what time it is and what goes wrong.
 *
 * <p>{@code Stage} and {@code Actor} hand the one baton round; {@code Sessions} wraps the
 * database's connections, {@code MemoryLog} stands in for Kafka, {@code Outside} for the providers,
 * {@code Front} for HTTP. A {@code Machine} is a process of the application that can die. {@code
 * Plan} is what a seed draws: a workload and faults. {@code World} plays a plan and checks what
 * must hold; {@code Shrinking} looks for the shortest plan that still fails.
 */
@NullMarked
package dev.waybill.proof.simulate;

import org.jspecify.annotations.NullMarked;
