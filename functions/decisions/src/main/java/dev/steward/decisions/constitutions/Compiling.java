package dev.steward.decisions.constitutions;

import dev.steward.policy.expressions.Condition;
import dev.steward.policy.expressions.Formula;
import dev.steward.policy.expressions.Language;
import dev.steward.policy.expressions.ScalarPlace;
import dev.steward.policy.expressions.Uncompilable;
import dev.steward.registry.Mistake;
import dev.steward.registry.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles the expressions of a constitution and says where each mistake stands in the file. */
record Compiling(String text, YamlTree file, List<Mistake> mistakes) {
  Scope of(String prefix, Declarations declared, List<String> features) {
    return new Scope(
        prefix, declared, features, new Language(Vocabulary.of(prefix, declared, features)));
  }

  /** What expressions in one part of the file may name. */
  final class Scope {
    private static final Pattern NAMES =
        Pattern.compile("\\b(facts|outcome|known|features)\\.(\\w+)");
    private static final Pattern PREFIX_UNKNOWN =
        Pattern.compile("undeclared reference to '(?:facts|outcome|known|features)'");

    private final String prefix;
    private final Declarations declared;
    private final List<String> features;
    private final Language language;
    private final String part;

    Scope(String prefix, Declarations declared, List<String> features, Language language) {
      this.prefix = prefix;
      this.declared = declared;
      this.features = features;
      this.language = language;
      this.part = prefix.replace(".", "");
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
        List<Uncompilable.At> undeclared = undeclared(expression);
        undeclared.forEach(at -> add(pointer, at));
        e.mistakes().stream()
            .filter(at -> undeclared.isEmpty() || !PREFIX_UNKNOWN.matcher(at.message()).lookingAt())
            .forEach(at -> add(pointer, at));
        return Optional.empty();
      }
    }

    /** A better word than "undeclared" for what must not be read. */
    private Optional<Uncompilable.At> unreadable(String expression) {
      Matcher found = NAMES.matcher(expression);
      while (found.find()) {
        Optional<Declaration> fact = declared.find(found.group(2));
        boolean asked = found.group(1).equals(part) || found.group(1).equals("known");
        if (asked && fact.isPresent() && !fact.get().readable()) {
          return Optional.of(
              at(
                  expression,
                  found.start(),
                  "%s%s is %s: no expression may read it"
                      .formatted(
                          prefix,
                          fact.get().name(),
                          fact.get().personal() ? "personal" : "protected")));
        }
      }
      return Optional.empty();
    }

    /** The compiler only says that it does not know what stands before the dot. */
    private List<Uncompilable.At> undeclared(String expression) {
      List<Uncompilable.At> undeclared = new ArrayList<>();
      Matcher found = NAMES.matcher(expression);
      while (found.find()) {
        String name = found.group(2);
        boolean known =
            switch (found.group(1)) {
              case "features" -> features.contains(name);
              case "known" -> features.contains(name) || declared.find(name).isPresent();
              case String other -> other.equals(part) && declared.find(name).isPresent();
            };
        if (!known) {
          String what = " is not declared, or cannot be read here";
          undeclared.add(at(expression, found.start(), found.group() + what));
        }
      }
      return undeclared;
    }

    private static Uncompilable.At at(String expression, int start, String message) {
      String before = expression.substring(0, start);
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      return new Uncompilable.At(line, start - (before.lastIndexOf('\n') + 1), message);
    }

    private void add(String pointer, Uncompilable.At at) {
      mistakes.add(ScalarPlace.of(text, file.mistake(pointer, ""), at));
    }
  }
}
