package dev.steward.redaction;

/** What kind of personal data a span is; in order of precedence where spans overlap. */
public enum EntityType {
  FIELD,
  SECRET,
  EMAIL,
  DOMAIN,
  IBAN,
  CARD,
  SSN,
  IP,
  LICENSE,
  PASSPORT,
  ID,
  DATE,
  PHONE,
  ADDRESS,
  TITLE,
  ORGANIZATION,
  LOCATION,
  PERSON
}
