/** What is asked of search. */
@NullMarked
package dev.waybill.contracts.search;

import org.jspecify.annotations.NullMarked;
