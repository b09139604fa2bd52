package dev.steward.warehouse.duckdb;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of the translation that macros cannot do, outside of strings and comments: {@code @name}
 * becomes what the caller wants for it, {@code `a.b`} becomes {@code a.b}, and {@code SAFE_CAST}
 * becomes {@code TRY_CAST}.
 */
final class GoogleSql {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'[^']*'|--[^\\n]*|@(?<parameter>[a-z_]+)|`(?<path>[a-z_.]+)`|\\bSAFE_CAST\\b");

  private GoogleSql() {}

  static String forDuckDb(String text, UnaryOperator<String> parameter) {
    return TOKEN
        .matcher(text)
        .replaceAll(token -> Matcher.quoteReplacement(replaced(token, parameter)));
  }

  private static String replaced(MatchResult token, UnaryOperator<String> parameter) {
    if (token.group("parameter") != null) {
      return parameter.apply(token.group("parameter"));
    }
    if (token.group("path") != null) {
      return token.group("path");
    }
    return token.group().equals("SAFE_CAST") ? "TRY_CAST" : token.group();
  }
}
