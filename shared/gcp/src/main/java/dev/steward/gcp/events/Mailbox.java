package dev.steward.gcp.events;

import com.google.api.core.ApiFuture;
import com.google.api.gax.grpc.GrpcCallContext;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.DeadlineExceededException;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.protobuf.Empty;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PullResponse;
import com.google.pubsub.v1.ReceivedMessage;
import dev.steward.ports.events.EventBusUnavailable;
import io.grpc.CallOptions;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the messages of one subscription, a batch at a time. A message is ours until it is
 * acknowledged or given back; what a process that died had in hand comes again after the lease.
 */
final class Mailbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration RENEWAL = LEASE.dividedBy(3);
  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST = 500;

  /** Without it an answer has at most 4 MiB, which is less than a batch of large events. */
  private static final GrpcCallContext LARGE =
      GrpcCallContext.createDefault()
          .withCallOptions(CallOptions.DEFAULT.withMaxInboundMessageSize(128 << 20));

  private final SubscriberStub stub;
  private final String subscription;
  private final TaskScheduler timer;
  private volatile @Nullable ApiFuture<PullResponse> asking;
  private volatile boolean hurried;

  Mailbox(SubscriberStub stub, String subscription, TaskScheduler timer) {
    this.stub = stub;
    this.subscription = subscription;
    this.timer = timer;
  }

  /** None when none came in time, or when it was told to hurry. */
  List<ReceivedMessage> take() {
    PullRequest request =
        PullRequest.newBuilder().setSubscription(subscription).setMaxMessages(MOST).build();
    ApiFuture<PullResponse> answer = stub.pullCallable().futureCall(request, LARGE);
    asking = answer;
    if (hurried) {
      answer.cancel(true);
    }
    try {
      return answer.get().getReceivedMessagesList();
    } catch (CancellationException hurry) {
      return List.of();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DeadlineExceededException) {
        return List.of();
      }
      throw new EventBusUnavailable("Pub/Sub hands nothing over", e);
    } catch (InterruptedException meantForOthers) {
      answer.cancel(true);
      return List.of();
    }
  }

  /** Keeps them ours until it is closed. */
  Lease hold(List<ReceivedMessage> messages) {
    ScheduledFuture<?> renewing =
        timer.scheduleAtFixedRate(
            RENEWAL,
            RENEWAL,
            () -> {
              var _ = lease(messages, LEASE);
            });
    return new Lease(renewing);
  }

  void done(List<ReceivedMessage> messages) {
    AcknowledgeRequest.Builder request =
        AcknowledgeRequest.newBuilder().setSubscription(subscription);
    messages.forEach(each -> request.addAckIds(each.getAckId()));
    try {
      stub.acknowledgeCallable().call(request.build());
    } catch (ApiException e) {
      throw new EventBusUnavailable("Pub/Sub takes no acknowledgements", e);
    }
  }

  /** They come again at once; when this fails, after the lease. */
  void giveBack(List<ReceivedMessage> messages) {
    try {
      var _ = lease(messages, Duration.ZERO).get(LEASE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{} could not give {} messages back", subscription, messages.size(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the waiting, now and from now on. */
  void hurry() {
    hurried = true;
    ApiFuture<PullResponse> answer = asking;
    if (answer != null) {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    stub.close();
  }

  private ApiFuture<Empty> lease(List<ReceivedMessage> messages, Duration length) {
    ModifyAckDeadlineRequest.Builder request =
        ModifyAckDeadlineRequest.newBuilder()
            .setSubscription(subscription)
            .setAckDeadlineSeconds((int) length.toSeconds());
    messages.forEach(each -> request.addAckIds(each.getAckId()));
    return stub.modifyAckDeadlineCallable().futureCall(request.build());
  }

  record Lease(Future<?> renewing) implements AutoCloseable {
    @Override
    public void close() {
      renewing.cancel(false);
    }
  }
}
