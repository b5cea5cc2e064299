package dev.waybill.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is marked becomes part of another record, whose guard it has to pass: a body whose id stands
 * in the path, or a parameter.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PARAMETER})
public @interface GuardedAs {

    Class<? extends Record> value();
}
