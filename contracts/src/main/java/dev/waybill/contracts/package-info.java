/** The published language: what the systems say to each other, one package per system. */
@NullMarked
package dev.waybill.contracts;

import org.jspecify.annotations.NullMarked;
