package dev.steward.policy.expressions;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;

/** What a variable may hold. */
public enum VariableType {
  STRING(SimpleType.STRING),
  INTEGER(SimpleType.INT),
  NUMBER(SimpleType.DOUBLE),
  BOOLEAN(SimpleType.BOOL),
  TIMESTAMP(SimpleType.TIMESTAMP),
  WORDS(ListType.create(SimpleType.STRING)),
  OBJECT(MapType.create(SimpleType.STRING, SimpleType.DYN));

  private final CelType cel;

  VariableType(CelType cel) {
    this.cel = cel;
  }

  CelType cel() {
    return cel;
  }
}
