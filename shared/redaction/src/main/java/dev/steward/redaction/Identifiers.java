package dev.steward.redaction;

import java.util.ArrayList;
import java.util.List;

/** Numbers that only their label makes personal: licences, passports, accounts, credentials. */
final class Identifiers implements Recogniser {
  private static final String NUMBER =
      "(?:['\u2019]?s)?(?: (?:number|no\\.?|num|id|code))?[ ]*(?:is|was|:|=|#|-|are)?[ :#=\"']{0,4}"
          + "([A-Z]{0,6}[0-9][0-9A-Z]{0,18}(?:[ -][0-9][0-9A-Z]{0,8}){0,4})\\b";
  private static final String VALUE = "[\"']?(?: is)? ?[:=] ?[\"']?([^\\s\"',;\\x{FFFC}\\[]{4,})";
  private static final List<Labelled> KINDS =
      List.of(
          Labelled.by(EntityType.LICENSE, List.of("licence", "license", "permit"), NUMBER)
              .after("driv"),
          Labelled.by(EntityType.PASSPORT, List.of("passport"), NUMBER),
          Labelled.by(
              EntityType.ID,
              List.of(
                  "account",
                  "routing",
                  "sort code",
                  "tax",
                  "taxpayer",
                  "national insurance",
                  "national id",
                  "national identity",
                  "identity card",
                  "member",
                  "membership",
                  "policy",
                  "patient",
                  "medical record",
                  "nhs",
                  "itin",
                  "ein",
                  "vat"),
              NUMBER),
          Labelled.by(
              EntityType.SECRET,
              List.of(
                  "password",
                  "passwd",
                  "pwd",
                  "api key",
                  "api_key",
                  "api-key",
                  "apikey",
                  "secret",
                  "access token",
                  "access_token",
                  "access-token"),
              VALUE),
          Labelled.by(EntityType.SECRET, List.of("bearer "), "([A-Z0-9._~+/-]{16,}=*)"),
          Labelled.by(
              EntityType.SECRET,
              List.of("eyj"),
              "([A-Z0-9_-]{6,}\\.[A-Z0-9_-]{8,}(?:\\.[A-Z0-9_-]*)?)"));

  @Override
  public List<Span> find(String text) {
    String folded = Glance.folded(text);
    List<Span> spans = new ArrayList<>();
    for (Labelled kind : KINDS) {
      for (Span span : kind.find(text, folded)) {
        if (span.type() == EntityType.SECRET || Matches.digits(span.of(text)).length() >= 4) {
          spans.add(span);
        }
      }
    }
    return spans;
  }
}
