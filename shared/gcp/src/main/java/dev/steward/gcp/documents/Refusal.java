package dev.steward.gcp.documents;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.firestore.FirestoreException;
import dev.steward.ports.documents.DocumentsUnavailable;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Firestore's "no" to one call; its client throws it in two shapes. */
final class Refusal extends Exception {
  private final Code code;

  private Refusal(Code code, Throwable cause) {
    super("Firestore answers " + code, cause);
    this.code = code;
  }

  static Refusal of(Throwable thrown) {
    return new Refusal(codeOf(thrown), thrown);
  }

  static Refusal tooSlow(Throwable thrown) {
    return new Refusal(Code.DEADLINE_EXCEEDED, thrown);
  }

  Code code() {
    return code;
  }

  DocumentsUnavailable unavailable() {
    return new DocumentsUnavailable(String.valueOf(getMessage()), this);
  }

  private static Code codeOf(Throwable thrown) {
    return switch (thrown) {
      case ApiException api -> api.getStatusCode().getCode();
      case FirestoreException firestore -> codeOf(firestore.getStatus());
      default -> Code.UNKNOWN;
    };
  }

  private static Code codeOf(@Nullable Status status) {
    return status == null ? Code.UNKNOWN : Code.valueOf(status.getCode().name());
  }
}
