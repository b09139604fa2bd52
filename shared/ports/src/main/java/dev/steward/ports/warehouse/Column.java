package dev.steward.ports.warehouse;

/** A column of an answer. */
public record Column(String name, ValueType.Scalar type) {}
