package dev.steward.web.problems;

import dev.steward.core.ProblemKind;
import dev.steward.core.ProblemType;
import org.slf4j.event.Level;

/** The one place where the kind of a problem and the status of an HTTP answer meet. */
public final class Statuses {
  private Statuses() {}

  public static int of(ProblemKind kind) {
    return switch (kind) {
      case MALFORMED -> 400;
      case UNAUTHENTICATED -> 401;
      case UNPAID -> 402;
      case FORBIDDEN -> 403;
      case MISSING -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case TOO_LATE -> 408;
      case CONFLICT -> 409;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA -> 415;
      case INVALID -> 422;
      case THROTTLED -> 429;
      case BUG -> 500;
      case UPSTREAM -> 502;
      case UNAVAILABLE -> 503;
      case UPSTREAM_TIMEOUT -> 504;
    };
  }

  /** Whether the same request may well succeed a moment later. */
  static boolean passes(ProblemType type) {
    return switch (type) {
      case OVERLOADED, UNAVAILABLE, EXECUTOR_CIRCUIT_OPEN -> true;
      default -> false;
    };
  }

  /** How loudly it is said in the log: only what somebody here must look at is more than a note. */
  static Level level(ProblemKind kind) {
    return switch (kind) {
      case BUG -> Level.ERROR;
      case UNAVAILABLE -> Level.WARN;
      case UPSTREAM, UPSTREAM_TIMEOUT -> Level.INFO;
      case MALFORMED,
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
          THROTTLED ->
          Level.DEBUG;
    };
  }

  /** What the framework means by a status it chose itself. */
  static ProblemType typeOf(int status) {
    return switch (status) {
      case 401 -> ProblemType.UNAUTHENTICATED;
      case 403 -> ProblemType.FORBIDDEN;
      case 404 -> ProblemType.NOT_FOUND;
      case 405 -> ProblemType.METHOD_NOT_ALLOWED;
      case 406 -> ProblemType.NOT_ACCEPTABLE;
      case 409 -> ProblemType.CONFLICT;
      case 413 -> ProblemType.BODY_TOO_LARGE;
      case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
      case 429 -> ProblemType.OVERLOADED;
      case 503 -> ProblemType.UNAVAILABLE;
      default -> status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL;
    };
  }
}
