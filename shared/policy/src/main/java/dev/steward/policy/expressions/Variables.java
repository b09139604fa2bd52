package dev.steward.policy.expressions;

import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;

/** What expressions are evaluated over; a variable that is absent makes what asks for it fail. */
public interface Variables extends CelVariableResolver {
  @Override
  Optional<Object> find(String name);

  Patience patience();
}
