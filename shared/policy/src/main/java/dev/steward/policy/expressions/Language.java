package dev.steward.policy.expressions;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.Program;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CEL as rules may use it: typed variables, and nothing that could grow a value. Without {@code
 * map}, {@code filter} and the adding of texts and lists, no expression needs more memory than its
 * own text and the arguments; the rest is bounded by {@link #ITERATIONS} and {@link Patience}.
 */
public final class Language {
  public static final int ITERATIONS = 1_000;
  static final int LENGTH = 4_096;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .comprehensionMaxIterations(ITERATIONS)
          .maxExpressionCodePointSize(LENGTH)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private static final Set<StandardFunction> LEFT_OUT =
      EnumSet.of(
          StandardFunction.TYPE,
          StandardFunction.BYTES,
          StandardFunction.DYN,
          StandardFunction.UINT);

  private static final Set<Arithmetic> GROWING =
      EnumSet.of(Arithmetic.ADD_STRING, Arithmetic.ADD_BYTES, Arithmetic.ADD_LIST);

  /** The type is not always known beforehand. */
  private static final Set<CelType> NUMBERS =
      Set.of(SimpleType.INT, SimpleType.DOUBLE, SimpleType.DYN);

  private static final CelRuntime RUNTIME = runtime();

  private final CelCompiler conditions;
  private final CelCompiler formulas;

  /** What expressions may name, by name. */
  public Language(Map<String, VariableType> variables) {
    conditions = compiler(variables, SimpleType.BOOL);
    formulas = compiler(variables, SimpleType.DYN);
  }

  /**
   * An expression that is true or false. One that permits something is read more strictly. Throws
   * {@link Uncompilable} with every mistake.
   */
  public Condition condition(String expression, boolean permits) {
    return new Condition(program(compiled(conditions, expression, permits)));
  }

  /** An expression that is a number. Throws {@link Uncompilable} with every mistake. */
  public Formula formula(String expression) {
    CelAbstractSyntaxTree tree = compiled(formulas, expression, true);
    if (!NUMBERS.contains(tree.getResultType())) {
      throw new Uncompilable(List.of(new Uncompilable.At(1, 0, "must be a number")));
    }
    return new Formula(program(tree));
  }

  private static CelAbstractSyntaxTree compiled(
      CelCompiler compiler, String expression, boolean permits) {
    try {
      CelAbstractSyntaxTree tree = compiler.compile(expression).getAst();
      List<Uncompilable.At> mistakes = ExpressionLint.lint(tree, permits);
      if (!mistakes.isEmpty()) {
        throw new Uncompilable(mistakes);
      }
      return tree;
    } catch (CelValidationException e) {
      throw new Uncompilable(e.getErrors().stream().map(Language::at).toList());
    } catch (StackOverflowError e) {
      throw new Uncompilable(List.of(new Uncompilable.At(1, 0, "is nested too deep")));
    }
  }

  private static Program program(CelAbstractSyntaxTree tree) {
    try {
      return RUNTIME.createProgram(tree);
    } catch (CelEvaluationException e) {
      throw new Uncompilable(List.of(new Uncompilable.At(1, 0, String.valueOf(e.getMessage()))));
    } catch (StackOverflowError e) {
      throw new Uncompilable(List.of(new Uncompilable.At(1, 0, "is nested too deep")));
    }
  }

  private static Uncompilable.At at(CelIssue issue) {
    return new Uncompilable.At(
        Math.max(1, issue.getSourceLocation().getLine()),
        Math.max(0, issue.getSourceLocation().getColumn()),
        issue.getMessage());
  }

  private static CelCompiler compiler(Map<String, VariableType> variables, CelType result) {
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(
                CelStandardMacro.HAS,
                CelStandardMacro.ALL,
                CelStandardMacro.EXISTS,
                CelStandardMacro.EXISTS_ONE)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(
                CelStandardDeclarations.newBuilder()
                    .filterFunctions(
                        (function, overload) ->
                            !LEFT_OUT.contains(function)
                                && !(overload instanceof Arithmetic sum && GROWING.contains(sum)))
                    .build())
            .setResultType(result);
    variables.forEach((name, type) -> compiler.addVar(name, type.cel()));
    return compiler.build();
  }

  /** The one that converts nothing it is not asked for; the planner's copies all arguments. */
  private static CelRuntime runtime() {
    return CelRuntimeFactory.legacyCelRuntimeBuilder()
        .setOptions(OPTIONS)
        .setStandardEnvironmentEnabled(false)
        .setStandardFunctions(
            CelStandardFunctions.newBuilder()
                .filterFunctions(
                    (function, overload) ->
                        function != CelStandardFunctions.StandardFunction.MATCHES
                            && function != CelStandardFunctions.StandardFunction.CONTAINS
                            && !FiniteArithmetic.REPLACED.contains(overload))
                .build())
        .addFunctionBindings(PatternFunctions.bindings())
        .addFunctionBindings(FiniteArithmetic.bindings())
        .build();
  }
}
