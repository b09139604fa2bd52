package dev.steward.ports.warehouse;

/** A parameter of a query, or a field of one. */
public record Variable(String name, ValueType type) {
  @Override
  public String toString() {
    return name + " " + type;
  }
}
