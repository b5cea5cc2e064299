/** Code that breaks a rule each, so that the rules can be seen to bite. */
@NullMarked
package dev.waybill.platform.offence;

import org.jspecify.annotations.NullMarked;
