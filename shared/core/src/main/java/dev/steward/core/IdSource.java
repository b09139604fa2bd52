package dev.steward.core;

/** Makes ids such as {@code run_01KA…}: a prefix naming the kind, then a ULID. */
@FunctionalInterface
public interface IdSource {
  String next(String prefix);
}
