package dev.steward.gcp.warehouse;

import com.google.api.core.NanoClock;
import com.google.api.gax.retrying.BasicResultRetryAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.RetryHelper;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** A call that is made again, a few times, while it fails for a reason that may pass. */
final class Repeated {
  private static final RetrySettings RETRIES =
      RetrySettings.newBuilder()
          .setInitialRetryDelayDuration(Duration.ofMillis(100))
          .setRetryDelayMultiplier(2)
          .setMaxRetryDelayDuration(Duration.ofSeconds(2))
          .setMaxAttempts(4)
          .build();

  private Repeated() {}

  static <T> T call(Callable<T> call, Predicate<Throwable> mayPass, Deadline deadline)
      throws Exception {
    try {
      return RetryHelper.runWithRetries(
          call,
          RETRIES.toBuilder().setTotalTimeoutDuration(deadline.left().plusMillis(1)).build(),
          new BasicResultRetryAlgorithm<Object>() {
            @Override
            public boolean shouldRetry(Throwable failure, Object answer) {
              return failure != null && mayPass.test(failure);
            }
          },
          NanoClock.getDefaultClock());
    } catch (RetryHelper.RetryHelperException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
