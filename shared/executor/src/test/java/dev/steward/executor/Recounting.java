package dev.steward.executor;

import jakarta.inject.Singleton;

/** The same, for work that may be begun again. */
@Singleton
final class Recounting extends Counting {
  @Override
  public String tool() {
    return "test.recount";
  }

  @Override
  public String path() {
    return "/execute/test/recount";
  }

  @Override
  public boolean repeatable() {
    return true;
  }
}
