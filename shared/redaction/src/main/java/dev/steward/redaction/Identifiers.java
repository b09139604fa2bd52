package dev.steward.redaction;

import java.util.ArrayList;
import java.util.List;

/** Numbers that only their label makes personal: licences, passports, accounts, credentials. */
final class Identifiers implements Recogniser {
  private static final String LINK =
      "(?:['\u2019]?s)?(?: (?:number|no\\.?|num|id|code))?[ ]*(?:is|was|:|=|#|-|are)?[ :#=\"']{0,4}";
  private static final String NUMBER =
      "([A-Za-z]{0,6}[0-9][0-9A-Za-z]{0,18}(?:[ -][0-9][0-9A-Za-z]{0,8}){0,4})\\b";

  /** Some word of each label below. */
  private static final List<String> ANCHORS =
      List.of(
          "licen",
          "permit",
          "passport",
          "account",
          "routing",
          "sort code",
          "tax",
          "national i",
          "identity card",
          "member",
          "policy",
          "patient",
          "medical record",
          "nhs",
          "itin",
          "ein",
          "vat",
          "passw",
          "pwd",
          "api",
          "secret",
          "token",
          "bearer ",
          "eyj");

  private static final List<Recogniser> KINDS =
      List.of(
          labelled(
              EntityType.LICENSE, "(?:driver|driving)(?:['\u2019]?s)? licen[cs]e|driving permit"),
          labelled(EntityType.PASSPORT, "passport"),
          labelled(
              EntityType.ID,
              "(?:bank |checking |savings )?account|routing|sort code|tax(?:payer)?|national insurance|"
                  + "national id(?:entity)?|identity card|member(?:ship)?|policy|patient|medical record|nhs|itin|ein|vat"),
          Matches.of(
              EntityType.SECRET,
              "(?i)\\b(?:password|passwd|pwd|api[_-]?key|secret|access[_-]?token)\\b[\"']?(?: is)? ?[:=] ?[\"']?([^\\s\"',;\\x{FFFC}\\[]{4,})"),
          Matches.of(EntityType.SECRET, "(?i)\\bbearer ([A-Za-z0-9._~+/-]{16,}=*)"),
          Matches.of(
              EntityType.SECRET,
              "\\b(eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?)"));

  @Override
  public List<Span> find(String text) {
    if (!Glance.anyOf(text, ANCHORS)) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>();
    KINDS.forEach(kind -> spans.addAll(kind.find(text)));
    return spans;
  }

  private static Recogniser labelled(EntityType type, String label) {
    return Matches.of(
        type,
        "(?i)\\b(?:" + label + ")" + LINK + NUMBER,
        found -> Matches.digits(found).length() >= 4);
  }
}
