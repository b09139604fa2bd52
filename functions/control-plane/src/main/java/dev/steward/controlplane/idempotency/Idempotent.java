package dev.steward.controlplane.idempotency;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.micronaut.aop.Around;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A route that honours {@code Idempotency-Key}. The method returns an {@code HttpResponse} and runs
 * inside one transaction with the record of its answer; what it throws undoes both, and is not
 * kept. What must wait for the commit goes through {@code TenantTransactions.afterCommit}.
 */
@Around
@Target(METHOD)
@Retention(RUNTIME)
public @interface Idempotent {}
