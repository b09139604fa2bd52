package dev.steward.decisions.policies;

import dev.steward.core.Caller;

/** Takes a policy out of use, unless it is still planned for. */
public interface Retirement {
  Published retire(Caller caller, PolicyId id);
}
