package dev.steward.gcp.warehouse;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import dev.steward.ports.warehouse.WarehouseFault;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** What a failure of BigQuery means: its reasons tell more than its status codes. */
final class Faults {
  static final String TOO_MANY_BYTES = "bytesBilledLimitExceeded";

  private static final Set<String> MAY_PASS =
      Set.of(
          "backendError",
          "internalError",
          "jobBackendError",
          "jobInternalError",
          "rateLimitExceeded",
          "jobRateLimitExceeded");

  /** These pass too, though not within a few seconds. */
  private static final Set<String> LATER = Set.of("quotaExceeded", "stopped", "timeout");

  private static final Set<StatusCode.Code> AGAIN =
      EnumSet.of(
          StatusCode.Code.UNAVAILABLE,
          StatusCode.Code.ABORTED,
          StatusCode.Code.INTERNAL,
          StatusCode.Code.RESOURCE_EXHAUSTED);

  private Faults() {}

  /** Whether the same call may succeed in a moment. */
  static boolean mayPass(Throwable failure) {
    return switch (failure) {
      case HttpResponseException e -> overloaded(e) || MAY_PASS.contains(reason(e));
      case ApiException e -> AGAIN.contains(e.getStatusCode().getCode());
      default -> failure instanceof IOException;
    };
  }

  static WarehouseFault of(String what, Exception failure) {
    return switch (failure) {
      case WarehouseFault fault -> fault;
      case HttpResponseException e -> ofAnswer(what, e);
      case ApiException e -> ofWrite(what, e);
      case RuntimeException bug -> throw bug;
      default ->
          new WarehouseFault.Unavailable(what + " failed: BigQuery cannot be reached", failure);
    };
  }

  static String reason(HttpResponseException e) {
    if (e instanceof GoogleJsonResponseException json && json.getDetails() != null) {
      GoogleJsonError details = json.getDetails();
      if (details.getErrors() != null && !details.getErrors().isEmpty()) {
        return String.valueOf(details.getErrors().getFirst().getReason());
      }
    }
    return "";
  }

  private static WarehouseFault ofAnswer(String what, HttpResponseException e) {
    String said = "%s: BigQuery answers %d %s".formatted(what, e.getStatusCode(), reason(e));
    return mayPass(e) || LATER.contains(reason(e))
        ? new WarehouseFault.Unavailable(said, e)
        : new WarehouseFault.Rejected(said, e);
  }

  /**
   * Only what is wrong with the rows themselves will never be written; where a table or a right is
   * missing, they can be once it is there.
   */
  private static WarehouseFault ofWrite(String what, ApiException e) {
    StatusCode.Code code = e.getStatusCode().getCode();
    String said = "%s: BigQuery answers %s".formatted(what, code);
    return code == StatusCode.Code.INVALID_ARGUMENT || code == StatusCode.Code.OUT_OF_RANGE
        ? new WarehouseFault.Rejected(said, e)
        : new WarehouseFault.Unavailable(said, e);
  }

  private static boolean overloaded(HttpResponseException e) {
    return e.getStatusCode() == 429 || e.getStatusCode() >= 500;
  }
}
