package dev.steward.web;

import dev.steward.core.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which roles may call a route. A route without it is denied to everybody; {@link Open} is the only
 * way to have none.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allow {
  Role[] value();

  /** Whether {@code X-Internal-Token} stands for a scheduler's token here. */
  boolean jobToken() default false;
}
