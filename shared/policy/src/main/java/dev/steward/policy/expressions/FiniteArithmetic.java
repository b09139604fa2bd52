package dev.steward.policy.expressions;

import dev.cel.common.exceptions.CelNumericOverflowException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import dev.cel.runtime.standard.CelStandardOverload;
import dev.cel.runtime.standard.DivideOperator.DivideOverload;
import dev.cel.runtime.standard.MultiplyOperator.MultiplyOverload;
import dev.cel.runtime.standard.SubtractOperator.SubtractOverload;
import java.util.Set;

/**
 * Sums of floating numbers as those of whole ones: a division by zero or an overflow is an error
 * and no infinity, which would be larger than every limit.
 */
final class FiniteArithmetic {
  static final Set<CelStandardOverload> REPLACED =
      Set.of(
          AddOverload.ADD_DOUBLE,
          SubtractOverload.SUBTRACT_DOUBLE,
          MultiplyOverload.MULTIPLY_DOUBLE,
          DivideOverload.DIVIDE_DOUBLE);

  private FiniteArithmetic() {}

  static Set<CelFunctionBinding> bindings() {
    return Set.of(
        CelFunctionBinding.from(
            "add_double", Double.class, Double.class, (one, other) -> finite(one + other)),
        CelFunctionBinding.from(
            "subtract_double", Double.class, Double.class, (one, other) -> finite(one - other)),
        CelFunctionBinding.from(
            "multiply_double", Double.class, Double.class, (one, other) -> finite(one * other)),
        CelFunctionBinding.from(
            "divide_double", Double.class, Double.class, (one, other) -> finite(one / other)));
  }

  private static double finite(double result) {
    if (!Double.isFinite(result)) {
      throw new CelNumericOverflowException("no number comes of it");
    }
    return result;
  }
}
