package dev.steward.policy.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.steward.json.LinearPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What compiles and is a mistake all the same. In CEL {@code (1/0 > 2) && false} is false, not an
 * error: a rule that allows by the negation of such a thing allows what nobody could evaluate.
 */
final class ExpressionLint {
  /** The size of a pattern when its repetitions are written out. */
  private static final long PATTERN = 1_000;

  private static final String NEGATED =
      "this negates an '&&' with an operand that can fail, and a failure beside a false operand"
          + " counts as false: the rule would allow what it could not evaluate; say what is"
          + " allowed instead of what is not";

  private final CelAbstractSyntaxTree tree;
  private final Fallible fallible;
  private final List<Uncompilable.At> mistakes = new ArrayList<>();

  private ExpressionLint(CelAbstractSyntaxTree tree) {
    this.tree = tree;
    this.fallible = new Fallible(tree);
  }

  static List<Uncompilable.At> lint(CelAbstractSyntaxTree tree, boolean permits) {
    ExpressionLint lint = new ExpressionLint(tree);
    lint.patterns(tree.getExpr());
    if (permits) {
      lint.negations(tree.getExpr(), Optional.empty());
    }
    return lint.mistakes.stream().distinct().toList();
  }

  private void patterns(CelExpr expression) {
    if (expression.getKind() == Kind.CALL && expression.call().function().equals("matches")) {
      CelExpr pattern = expression.call().args().getLast();
      literal(pattern)
          .map(text -> LinearPattern.mistake(text, PATTERN))
          .orElse(Optional.of("a pattern must be a text written here, not a value"))
          .ifPresent(message -> add(pattern, message));
    }
    Children.of(expression).forEach(this::patterns);
  }

  /** {@code negation} is where the nearest odd negation around this expression stands. */
  private void negations(CelExpr expression, Optional<CelExpr> negation) {
    if (expression.getKind() != Kind.CALL) {
      Children.of(expression).forEach(child -> negations(child, negation));
      return;
    }
    CelCall call = expression.call();
    if (is(call, Operator.LOGICAL_AND) && call.args().stream().anyMatch(fallible)) {
      negation.ifPresent(place -> add(place, NEGATED));
    }
    if (is(call, Operator.CONDITIONAL)) {
      // Either branch may be the one that allows.
      negations(call.args().get(0), Optional.of(expression));
      negations(call.args().get(1), negation);
      negations(call.args().get(2), negation);
      return;
    }
    Optional<CelExpr> below =
        negates(call)
            ? (negation.isPresent() ? Optional.empty() : Optional.of(expression))
            : negation;
    Children.of(expression).forEach(child -> negations(child, below));
  }

  private static boolean negates(CelCall call) {
    return is(call, Operator.LOGICAL_NOT)
        || (is(call, Operator.EQUALS)
            && call.args().stream().anyMatch(each -> isBoolean(each, false)))
        || (is(call, Operator.NOT_EQUALS)
            && call.args().stream().anyMatch(each -> isBoolean(each, true)));
  }

  private static boolean isBoolean(CelExpr expression, boolean value) {
    return expression.getKind() == Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
        && expression.constant().booleanValue() == value;
  }

  private static Optional<String> literal(CelExpr expression) {
    return expression.getKind() == Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expression.constant().stringValue())
        : Optional.empty();
  }

  static boolean is(CelCall call, Operator operator) {
    return call.function().equals(operator.getFunction());
  }

  private void add(CelExpr where, String message) {
    CelSourceLocation place =
        Optional.ofNullable(tree.getSource().getPositionsMap().get(where.id()))
            .flatMap(tree.getSource()::getOffsetLocation)
            .orElse(CelSourceLocation.of(1, 0));
    mistakes.add(new Uncompilable.At(place.getLine(), place.getColumn(), message));
  }
}
