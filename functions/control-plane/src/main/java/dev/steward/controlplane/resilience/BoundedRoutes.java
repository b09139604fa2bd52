package dev.steward.controlplane.resilience;

import dev.steward.controlplane.kernel.Bounded;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Holds a place at the door for as long as the call takes. */
@Singleton
@InterceptorBean(Bounded.class)
final class BoundedRoutes implements MethodInterceptor<Object, Object> {
  private final CallDoor door;

  BoundedRoutes(CallDoor door) {
    this.door = door;
  }

  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> method) {
    return door.within(method::proceed);
  }
}
