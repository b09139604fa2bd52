package dev.steward.gcp.events;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.ServiceOptions;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.pubsub.v1.ProjectSubscriptionName;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.TopicName;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Google's clients, for the cloud or for an emulator; topics and subscriptions that are missing.
 */
final class PubSub implements AutoCloseable {
  /** The client renews it; what a process that died had in hand comes again after it. */
  private static final Duration LEASE = Duration.ofSeconds(10);

  private final String project;
  private final @Nullable ManagedChannel emulator;
  private final TransportChannelProvider channels;
  private final CredentialsProvider credentials;

  PubSub(PubSubSettings settings) {
    String named = settings.project();
    project = named == null ? ServiceOptions.getDefaultProjectId() : named;
    if (settings.emulatorHost() == null) {
      emulator = null;
      channels = TopicAdminSettings.defaultTransportChannelProvider();
      credentials = TopicAdminSettings.defaultCredentialsProviderBuilder().build();
    } else {
      emulator = ManagedChannelBuilder.forTarget(settings.emulatorHost()).usePlaintext().build();
      channels = FixedTransportChannelProvider.create(GrpcTransportChannel.create(emulator));
      credentials = NoCredentialsProvider.create();
    }
  }

  /** Keeps the order of messages with one key. */
  Publisher publisher(TopicName topic) throws IOException {
    return Publisher.newBuilder(topic)
        .setChannelProvider(channels)
        .setCredentialsProvider(credentials)
        .setEnableMessageOrdering(true)
        .build();
  }

  /** Holds messages for as long as they are worked on. */
  Subscriber subscriber(ProjectSubscriptionName name, MessageReceiver receiver) {
    return Subscriber.newBuilder(name, receiver)
        .setChannelProvider(channels)
        .setCredentialsProvider(credentials)
        .setMaxDurationPerAckExtensionDuration(LEASE)
        .build();
  }

  TopicName topic(String name) throws IOException {
    TopicName topic = TopicName.of(project, name);
    try (TopicAdminClient topics =
        TopicAdminClient.create(
            TopicAdminSettings.newBuilder()
                .setTransportChannelProvider(channels)
                .setCredentialsProvider(credentials)
                .build())) {
      try {
        topics.getTopic(topic);
      } catch (NotFoundException missing) {
        topics.createTopic(topic);
      }
    } catch (AlreadyExistsException another) {
      // made by another process at the same moment
    }
    return topic;
  }

  ProjectSubscriptionName subscription(String name, TopicName topic) throws IOException {
    ProjectSubscriptionName subscription = ProjectSubscriptionName.of(project, name);
    try (SubscriptionAdminClient subscriptions =
        SubscriptionAdminClient.create(
            SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(channels)
                .setCredentialsProvider(credentials)
                .build())) {
      try {
        subscriptions.getSubscription(subscription.toString());
      } catch (NotFoundException missing) {
        subscriptions.createSubscription(
            Subscription.newBuilder()
                .setName(subscription.toString())
                .setTopic(topic.toString())
                .setAckDeadlineSeconds((int) LEASE.toSeconds())
                .setEnableMessageOrdering(true)
                .build());
      }
    } catch (AlreadyExistsException another) {
      // made by another process at the same moment
    }
    return subscription;
  }

  @Override
  public void close() {
    if (emulator != null) {
      emulator.shutdownNow();
    }
  }
}
