package dev.waybill.carts.offence;

public final class OffenceService {}
