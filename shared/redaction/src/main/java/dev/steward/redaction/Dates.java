package dev.steward.redaction;

import java.util.ArrayList;
import java.util.List;

/** Whole dates (day, month and year) with the time that follows, and years of birth. */
final class Dates implements Recogniser {
  private static final String TIME =
      "(?:[T ,]{1,2}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?(?: ?[AaPp][Mm]\\b)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?";
  private static final String MONTH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
  private static final String DAY = "(?:[12][0-9]|3[01]|0?[1-9])";
  private static final List<String> BIRTH = List.of("born", "birth", "dob", "d.o.b.");
  private static final List<Recogniser> SHAPES =
      List.of(
          date("\\b((?:19|20)[0-9]{2}([-/.])(?:1[0-2]|0?[1-9])[-/.]" + DAY + TIME + ")"),
          date("\\b(" + DAY + "[-/.]" + DAY + "[-/.](?:19|20)[0-9]{2}" + TIME + ")\\b"),
          date(
              "(?i)\\b("
                  + DAY
                  + "(?:st|nd|rd|th)?(?: of)?[ -]"
                  + MONTH
                  + "[, -]{1,2}(?:19|20)[0-9]{2}"
                  + TIME
                  + ")\\b"),
          date(
              "(?i)\\b("
                  + MONTH
                  + " "
                  + DAY
                  + "(?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}"
                  + TIME
                  + ")\\b"),
          date(
              "(?i)\\b(?:born|birth|dob|d\\.o\\.b\\.)[^0-9\\n]{0,20}([0-9]{1,4}(?:[-/. ][0-9]{1,4}){0,2})\\b"));

  @Override
  public List<Span> find(String text) {
    if (!Glance.digits(text, 4, "") && !Glance.anyOf(text, BIRTH)) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>();
    SHAPES.forEach(shape -> spans.addAll(shape.find(text)));
    return spans;
  }

  private static Recogniser date(String pattern) {
    return Matches.of(EntityType.DATE, pattern);
  }
}
