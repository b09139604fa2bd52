package dev.steward.policy.expressions;

import com.google.re2j.Pattern;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions over text whose cost grows with more than its length, bounded: patterns are
 * literals, compiled once, and both refuse texts of a size nobody wrote by hand.
 */
final class PatternFunctions {
  static final int TEXT = 100_000;
  static final int NEEDLE = 1_000;

  /** Far more than all rules in force have; a process that met more begins anew. */
  private static final int REMEMBERED = 10_000;

  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private PatternFunctions() {}

  static Set<CelFunctionBinding> bindings() {
    return Set.of(
        CelFunctionBinding.from(
            "matches", List.of(String.class, String.class), PatternFunctions::matches),
        CelFunctionBinding.from(
            "matches_string", List.of(String.class, String.class), PatternFunctions::matches),
        CelFunctionBinding.from(
            "contains_string", List.of(String.class, String.class), PatternFunctions::contains));
  }

  private static Object matches(Object[] arguments) {
    String text = (String) arguments[0];
    bounded(text.length(), TEXT);
    return pattern((String) arguments[1]).matcher(text).find();
  }

  private static Object contains(Object[] arguments) {
    String needle = (String) arguments[1];
    bounded(needle.length(), NEEDLE);
    return ((String) arguments[0]).contains(needle);
  }

  private static Pattern pattern(String literal) {
    if (PATTERNS.size() > REMEMBERED) {
      PATTERNS.clear();
    }
    return PATTERNS.computeIfAbsent(literal, Pattern::compile);
  }

  private static void bounded(int length, int most) {
    Patience.PRESENT.get().check();
    if (length > most) {
      throw new CelInvalidArgumentException("a text longer than " + most);
    }
  }
}
