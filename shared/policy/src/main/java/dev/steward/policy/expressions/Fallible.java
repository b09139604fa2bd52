package dev.steward.policy.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whether an expression, or anything in it, can fail when it is evaluated. */
final class Fallible implements Predicate<CelExpr> {
  private static final Set<Operator> SAFE =
      Set.of(
          Operator.LOGICAL_AND,
          Operator.LOGICAL_OR,
          Operator.LOGICAL_NOT,
          Operator.CONDITIONAL,
          Operator.NOT_STRICTLY_FALSE);

  /** Safe where the types of the operands are known. */
  private static final Set<Operator> COMPARING =
      Set.of(
          Operator.EQUALS,
          Operator.NOT_EQUALS,
          Operator.LESS,
          Operator.LESS_EQUALS,
          Operator.GREATER,
          Operator.GREATER_EQUALS,
          Operator.IN);

  private final CelAbstractSyntaxTree tree;

  Fallible(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  @Override
  public boolean test(CelExpr expression) {
    if (tree.getReference(expression.id()).isPresent() && expression.getKind() != Kind.CALL) {
      return false; // a variable, be its name dotted
    }
    boolean itself =
        switch (expression.getKind()) {
          case SELECT -> !expression.select().testOnly();
          case CALL -> call(expression.call());
          case NOT_SET, CONSTANT, IDENT, LIST, MAP, STRUCT, COMPREHENSION -> false;
        };
    return itself || Children.of(expression).stream().anyMatch(this);
  }

  private boolean call(CelCall call) {
    Operator operator = Operator.findReverse(call.function()).orElse(null);
    if (operator == null) {
      return !Set.of("size", "startsWith", "endsWith").contains(call.function())
          || dynamic(operands(call));
    }
    return !SAFE.contains(operator) && !(COMPARING.contains(operator) && !dynamic(call.args()));
  }

  private static List<CelExpr> operands(CelCall call) {
    return call.target().map(List::of).orElse(call.args());
  }

  private boolean dynamic(List<CelExpr> operands) {
    return operands.stream()
        .anyMatch(
            each -> tree.getType(each.id()).map(type -> type.kind() == CelKind.DYN).orElse(true));
  }
}
