package dev.steward.executor;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.core.Violation;
import io.micronaut.http.HttpHeaders;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of a call. Each that is missing, repeated or malformed is a violation whose
 * pointer is {@code /headers/} and its name.
 */
final class CallHeaders {
  static final String RUN = "Steward-Run";

  private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]{1,255}");
  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final HttpHeaders headers;
  private final List<Violation> violations = new ArrayList<>();

  private CallHeaders(HttpHeaders headers) {
    this.headers = headers;
  }

  /** Throws a fault with every violation. */
  static Invocation read(HttpHeaders headers, String tool) {
    return new CallHeaders(headers).invocation(tool);
  }

  /** The tenant alone, for a question that is no call. */
  static TenantId tenant(HttpHeaders headers) {
    CallHeaders reader = new CallHeaders(headers);
    TenantId tenant = reader.take("Steward-Tenant", "a tenant id", TenantId::new);
    if (tenant == null) {
      throw reader.malformed();
    }
    return tenant;
  }

  /** A key as a path names it. */
  static String effectKey(String text) {
    if (!VISIBLE.matcher(text).matches()) {
      throw new Fault(ProblemType.EFFECT_UNKNOWN, "an effect key is 1 to 255 visible characters");
    }
    return text;
  }

  static boolean isRun(String value) {
    return RUN_ID.matcher(value).matches();
  }

  private Invocation invocation(String tool) {
    TenantId tenant = take("Steward-Tenant", "a tenant id", TenantId::new);
    String principal =
        take("Steward-Principal", "1 to 255 visible characters", CallHeaders::visible);
    String run = take(RUN, "1 to 64 of A-Z a-z 0-9 _ -", CallHeaders::run);
    Integer attempt = take("Steward-Attempt", "a count from 1", text -> (int) count(text, 9));
    String key = take("Idempotency-Key", "1 to 255 visible characters", CallHeaders::visible);
    Instant deadline = take("Steward-Deadline", "an RFC 3339 time", Instant::parse);
    Long epoch = take("Steward-Epoch", "a count from 1", text -> count(text, 18));
    take("Steward-Tool", tool + ", which is served here", text -> same(text, tool));
    Optional<String> approver =
        headers.contains("Steward-Approver")
            ? Optional.ofNullable(
                take("Steward-Approver", "1 to 255 visible characters", CallHeaders::visible))
            : Optional.empty();
    if (tenant == null
        || principal == null
        || run == null
        || attempt == null
        || key == null
        || deadline == null
        || epoch == null
        || !violations.isEmpty()) {
      throw malformed();
    }
    Invocation call = new Invocation(tenant, principal, run, attempt, key, deadline, epoch);
    return approver.map(call::approvedBy).orElse(call);
  }

  private Fault malformed() {
    return new Fault(
        ProblemType.MALFORMED_REQUEST,
        "the headers of the call are not those of the executor contract",
        violations,
        null);
  }

  private <T> @Nullable T take(String name, String meaning, Function<String, T> reader) {
    List<String> values = headers.getAll(name);
    if (values.size() == 1) {
      try {
        return reader.apply(values.getFirst());
      } catch (IllegalArgumentException | DateTimeParseException malformed) {
        // told below, without the value
      }
    }
    violations.add(
        new Violation(
            "/headers/" + name, (values.isEmpty() ? "is required: " : "must be once ") + meaning));
    return null;
  }

  private static String visible(String text) {
    return matching(VISIBLE, text);
  }

  private static String run(String text) {
    return matching(RUN_ID, text);
  }

  private static String matching(Pattern shape, String text) {
    if (!shape.matcher(text).matches()) {
      throw new IllegalArgumentException("not of the shape");
    }
    return text;
  }

  private static long count(String text, int digits) {
    if (!text.matches("[1-9][0-9]*") || text.length() > digits) {
      throw new NumberFormatException("not a count");
    }
    return Long.parseLong(text);
  }

  private static String same(String text, String tool) {
    if (!text.equals(tool)) {
      throw new IllegalArgumentException("another tool");
    }
    return text;
  }
}
