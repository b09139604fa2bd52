package dev.steward.policy.expressions;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import java.util.ArrayList;
import java.util.List;

/** What an expression is made of. */
final class Children {
  private Children() {}

  static List<CelExpr> of(CelExpr expression) {
    return switch (expression.getKind()) {
      case SELECT -> List.of(expression.select().operand());
      case CALL -> {
        List<CelExpr> parts = new ArrayList<>(expression.call().args());
        expression.call().target().ifPresent(parts::addFirst);
        yield parts;
      }
      case LIST -> expression.list().elements();
      case MAP ->
          expression.map().entries().stream()
              .<CelExpr>mapMulti(
                  (entry, each) -> {
                    each.accept(entry.key());
                    each.accept(entry.value());
                  })
              .toList();
      case STRUCT -> expression.struct().entries().stream().map(entry -> entry.value()).toList();
      case COMPREHENSION -> {
        CelComprehension all = expression.comprehension();
        yield List.of(
            all.iterRange(), all.accuInit(), all.loopCondition(), all.loopStep(), all.result());
      }
      case NOT_SET, CONSTANT, IDENT -> List.of();
    };
  }
}
