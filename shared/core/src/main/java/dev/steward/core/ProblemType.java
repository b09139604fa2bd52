package dev.steward.core;

import java.util.Locale;

/**
 * Every problem a caller can meet. The stable {@code type} URI is {@link #uri()}; {@code
 * docs/problems.md} lists them all.
 */
public enum ProblemType {
  MALFORMED_REQUEST(ProblemKind.MALFORMED, "The request cannot be read"),
  MALFORMED_JSON(ProblemKind.MALFORMED, "The body is not well-formed JSON"),
  UNAUTHENTICATED(ProblemKind.UNAUTHENTICATED, "A valid bearer token is required"),
  BUDGET_EXHAUSTED(ProblemKind.UNPAID, "A budget has no room for this call"),
  BUDGET_MISSING(ProblemKind.UNPAID, "No budget covers this call"),
  FORBIDDEN(ProblemKind.FORBIDDEN, "This caller may not do this"),
  PRICE_MISSING(ProblemKind.FORBIDDEN, "What this call costs is not known"),
  POLICY_REFUSED(ProblemKind.FORBIDDEN, "A policy does not allow this call"),
  APPROVAL_REJECTED(ProblemKind.FORBIDDEN, "A person rejected this call"),
  SELF_APPROVAL(ProblemKind.FORBIDDEN, "Nobody decides on their own call"),
  NOT_FOUND(ProblemKind.MISSING, "There is nothing here"),
  TOOL_UNKNOWN(ProblemKind.MISSING, "No such tool"),
  EFFECT_UNKNOWN(ProblemKind.MISSING, "This effect key was never seen"),
  METHOD_NOT_ALLOWED(ProblemKind.METHOD_NOT_ALLOWED, "This method is not offered here"),
  NOT_ACCEPTABLE(ProblemKind.NOT_ACCEPTABLE, "None of the accepted media types is offered here"),
  DEADLINE_PASSED(ProblemKind.TOO_LATE, "The deadline passed before the work began"),
  CONFLICT(ProblemKind.CONFLICT, "The request conflicts with the present state"),
  IDEMPOTENCY_IN_PROGRESS(ProblemKind.CONFLICT, "The same request is being carried out right now"),
  EFFECT_FENCED(ProblemKind.CONFLICT, "A later attempt has taken the effect over"),
  SESSION_ENDED(ProblemKind.CONFLICT, "The session is not open"),
  REVISION_ASKED(ProblemKind.CONFLICT, "Change the call and try again"),
  APPROVAL_DECIDED(ProblemKind.CONFLICT, "The approval is not open any more"),
  APPROVAL_EXPIRED(ProblemKind.CONFLICT, "Nobody approved in time"),
  APPROVAL_VOID(ProblemKind.CONFLICT, "What was approved is not what would run"),
  RUN_FINISHED(ProblemKind.CONFLICT, "The run has ended and cannot be cancelled"),
  BODY_TOO_LARGE(ProblemKind.TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(ProblemKind.UNSUPPORTED_MEDIA, "The media type is not accepted here"),
  INVALID_INPUT(ProblemKind.INVALID, "The input breaks its schema"),
  IDEMPOTENCY_KEY_REUSED(ProblemKind.INVALID, "The idempotency key belongs to another request"),
  QUERY_TOO_EXPENSIVE(ProblemKind.INVALID, "The question would read more than it may"),
  NOT_ENOUGH_DATA(ProblemKind.INVALID, "There is not enough data to say"),
  EXECUTOR_REFUSED(ProblemKind.INVALID, "The executor refused the call"),
  RUN_CANCELLED(ProblemKind.CONFLICT, "The run was cancelled"),
  RATE_LIMITED(ProblemKind.THROTTLED, "Too many calls for now"),
  OVERLOADED(ProblemKind.THROTTLED, "Too many requests at once"),
  INTERNAL(ProblemKind.BUG, "Steward failed at its own work"),
  EXECUTOR_FAILED(ProblemKind.UPSTREAM, "The executor failed"),
  EXECUTOR_OUTCOME_UNKNOWN(ProblemKind.UPSTREAM, "Whether the effect happened is not known"),
  EXECUTOR_TIMED_OUT(ProblemKind.UPSTREAM_TIMEOUT, "The executor did not answer in time"),
  TOOL_UNAVAILABLE(ProblemKind.UNAVAILABLE, "The tool has no executor yet"),
  EXECUTOR_CIRCUIT_OPEN(ProblemKind.UNAVAILABLE, "The executor fails too often to be called now"),
  STOPPED(ProblemKind.UNAVAILABLE, "A kill switch stops this"),
  UNAVAILABLE(ProblemKind.UNAVAILABLE, "A part Steward needs cannot be reached");

  private static final String BASE = "https://steward.dev/problems/";

  private final ProblemKind kind;
  private final String title;

  ProblemType(ProblemKind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  public ProblemKind kind() {
    return kind;
  }

  public String title() {
    return title;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String uri() {
    return BASE + slug();
  }

  /** The type with that URI. */
  public static ProblemType of(String uri) {
    for (ProblemType type : values()) {
      if (type.uri().equals(uri)) {
        return type;
      }
    }
    throw new IllegalArgumentException("not a problem type: " + uri);
  }
}
