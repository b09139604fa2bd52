package dev.steward.decisions.constitutions;

import dev.steward.policy.expressions.Condition;
import dev.steward.policy.expressions.Formula;
import dev.steward.policy.expressions.Language;
import dev.steward.policy.expressions.ScalarPlace;
import dev.steward.policy.expressions.Uncompilable;
import dev.steward.registry.Mistake;
import dev.steward.registry.YamlTree;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles the expressions of a constitution and says where each mistake stands in the file. */
record Compiling(String text, YamlTree file, List<Mistake> mistakes) {
  Scope of(String prefix, Declarations declared, List<String> features) {
    return new Scope(prefix, declared, new Language(Vocabulary.of(prefix, declared, features)));
  }

  /** What expressions in one part of the file may name. */
  final class Scope {
    private final String prefix;
    private final Declarations declared;
    private final Language language;
    private final Pattern names;

    Scope(String prefix, Declarations declared, Language language) {
      this.prefix = prefix;
      this.declared = declared;
      this.language = language;
      this.names = Pattern.compile("\\b(?:" + prefix.replace(".", "") + "|known)\\.(\\w+)");
    }

    Optional<Condition> condition(String pointer, String expression, boolean permits) {
      return compiled(pointer, expression, () -> language.condition(expression, permits));
    }

    Optional<Formula> formula(String pointer, String expression) {
      return compiled(pointer, expression, () -> language.formula(expression));
    }

    private <T> Optional<T> compiled(String pointer, String expression, Supplier<T> compiler) {
      Optional<Uncompilable.At> unreadable = unreadable(expression);
      if (unreadable.isPresent()) {
        add(pointer, unreadable.get());
        return Optional.empty();
      }
      try {
        return Optional.of(compiler.get());
      } catch (Uncompilable e) {
        e.mistakes().forEach(at -> add(pointer, at));
        return Optional.empty();
      }
    }

    /** A better word than "undeclared" for what must not be read. */
    private Optional<Uncompilable.At> unreadable(String expression) {
      Matcher found = names.matcher(expression);
      while (found.find()) {
        Optional<Declaration> fact = declared.find(found.group(1));
        if (fact.isPresent() && !fact.get().readable()) {
          int line = (int) expression.substring(0, found.start()).lines().count();
          int column = found.start() - (expression.lastIndexOf('\n', found.start()) + 1);
          return Optional.of(
              new Uncompilable.At(
                  Math.max(1, line),
                  column,
                  "%s%s is %s: no expression may read it"
                      .formatted(
                          prefix,
                          fact.get().name(),
                          fact.get().personal() ? "personal" : "protected")));
        }
      }
      return Optional.empty();
    }

    private void add(String pointer, Uncompilable.At at) {
      mistakes.add(ScalarPlace.of(text, file.mistake(pointer, ""), at));
    }
  }
}
