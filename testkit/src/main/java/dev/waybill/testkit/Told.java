package dev.waybill.testkit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as a system has told it. */
public record Told(
        UUID id, String type, Object body, UUID correlationId, @Nullable UUID causationId) {}
