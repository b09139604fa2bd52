package dev.steward.gcp.documents;

import com.google.api.core.ApiFuture;
import dev.steward.ports.documents.DocumentsUnavailable;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for Firestore's answers, never longer than a limit. */
final class Calls {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Calls() {}

  static <T> T await(ApiFuture<T> call) {
    try {
      return answer(call);
    } catch (Refusal refusal) {
      throw refusal.unavailable();
    }
  }

  static <T> T answer(ApiFuture<T> call) throws Refusal {
    try {
      return call.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      call.cancel(true);
      throw Refusal.tooSlow(e);
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new DocumentsUnavailable("interrupted while waiting for Firestore", e);
    } catch (ExecutionException e) {
      throw Refusal.of(e.getCause() == null ? e : e.getCause());
    }
  }
}
