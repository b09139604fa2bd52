package dev.steward.controlplane.kernel;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.micronaut.aop.Around;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A route on which tool calls come in: so many at once, so many waiting, the rest sent away. */
@Around
@Target(METHOD)
@Retention(RUNTIME)
public @interface Bounded {}
