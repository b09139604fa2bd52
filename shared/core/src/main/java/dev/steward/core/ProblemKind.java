package dev.steward.core;

/** The family of a problem; the web edge alone turns it into a status and a log level. */
public enum ProblemKind {
  MALFORMED,
  UNAUTHENTICATED,
  UNPAID,
  FORBIDDEN,
  MISSING,
  METHOD_NOT_ALLOWED,
  NOT_ACCEPTABLE,
  TOO_LATE,
  CONFLICT,
  TOO_LARGE,
  UNSUPPORTED_MEDIA,
  INVALID,
  THROTTLED,
  BUG,
  UPSTREAM,
  UNAVAILABLE,
  UPSTREAM_TIMEOUT
}
