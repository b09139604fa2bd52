package dev.steward.analytics.charts;

import java.util.List;

/** Markup that is safe to send: what was put into it stands there as text. */
public record Html(String text) {
  public static final Html NOTHING = new Html("");

  /**
   * Puts values where {@code {}} stands in the template, which is a constant of the program: markup
   * as it is, lists of markup one after another, anything else as text.
   */
  public static Html of(String template, Object... values) {
    StringBuilder text = new StringBuilder(template.length() + 64);
    int from = 0;
    for (Object value : values) {
      int place = template.indexOf("{}", from);
      if (place < 0) {
        throw new IllegalArgumentException("there is no place for " + value);
      }
      text.append(template, from, place);
      put(text, value);
      from = place + 2;
    }
    if (template.indexOf("{}", from) >= 0) {
      throw new IllegalArgumentException("a value is missing in " + template);
    }
    return new Html(text.append(template, from, template.length()).toString());
  }

  public static Html all(List<Html> parts) {
    return of("{}", parts);
  }

  @Override
  public String toString() {
    return text;
  }

  private static void put(StringBuilder text, Object value) {
    switch (value) {
      case Html html -> text.append(html.text);
      case List<?> parts -> parts.forEach(part -> put(text, part));
      default -> escape(text, value.toString());
    }
  }

  /** For text between tags and for attributes in double quotes. */
  private static void escape(StringBuilder text, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '&' -> text.append("&amp;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        default -> text.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
      }
    }
  }
}
