package dev.steward.policy;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CEL as rules may use it: typed variables, and nothing that could grow a value. Without {@code
 * map}, {@code filter} and the adding of texts and lists, no expression needs more memory than its
 * own text and the arguments; the rest is bounded by {@link #ITERATIONS} and {@link Patience}.
 */
final class Expressions {
  static final int ITERATIONS = 1_000;
  static final int LENGTH = 4_096;

  static final Map<String, CelType> VARIABLES = variables();

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

  private static final CelCompiler COMPILER = compiler();
  private static final CelRuntime RUNTIME = runtime();

  private Expressions() {}

  /** Throws {@link Uncompilable} with every mistake. */
  static Condition compile(String expression, Ruling ruling) {
    try {
      CelValidationResult result = COMPILER.compile(expression);
      CelAbstractSyntaxTree tree = result.getAst();
      List<Uncompilable.At> mistakes = ExpressionLint.lint(tree, ruling);
      if (!mistakes.isEmpty()) {
        throw new Uncompilable(mistakes);
      }
      return new Condition(RUNTIME.createProgram(tree));
    } catch (CelValidationException e) {
      throw new Uncompilable(e.getErrors().stream().map(Expressions::at).toList());
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

  private static CelCompiler compiler() {
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
            .setResultType(SimpleType.BOOL);
    VARIABLES.forEach(compiler::addVar);
    return compiler.build();
  }

  /** The one that converts nothing it is not asked for; the planner's copies all arguments. */
  private static CelRuntime runtime() {
    return CelRuntimeFactory.legacyCelRuntimeBuilder()
        .setOptions(OPTIONS)
        .setStandardEnvironmentEnabled(false)
        .setStandardFunctions(
            CelStandardFunctions.newBuilder()
                .excludeFunctions(
                    CelStandardFunctions.StandardFunction.MATCHES,
                    CelStandardFunctions.StandardFunction.CONTAINS)
                .build())
        .addFunctionBindings(PatternFunctions.bindings())
        .build();
  }

  private static Map<String, CelType> variables() {
    Map<String, CelType> variables = new LinkedHashMap<>();
    CelType words = ListType.create(SimpleType.STRING);
    variables.put("tool.name", SimpleType.STRING);
    variables.put("tool.risk", SimpleType.STRING);
    variables.put("tool.owner", SimpleType.STRING);
    variables.put("tool.approval", SimpleType.STRING);
    variables.put("tool.dataClasses", words);
    variables.put("args", MapType.create(SimpleType.STRING, SimpleType.DYN));
    variables.put("text", SimpleType.STRING);
    variables.put("env", SimpleType.STRING);
    variables.put("tenant", SimpleType.STRING);
    variables.put("principal", SimpleType.STRING);
    variables.put("roles", words);
    variables.put("session", SimpleType.STRING);
    variables.put("task", SimpleType.STRING);
    variables.put("cost", SimpleType.INT);
    variables.put("now", SimpleType.TIMESTAMP);
    return variables;
  }
}
