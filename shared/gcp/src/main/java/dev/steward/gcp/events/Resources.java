package dev.steward.gcp.events;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.io.IOException;

/** Makes topics and subscriptions that are missing; those that are there stay as they are. */
record Resources(TransportChannelProvider channels, CredentialsProvider credentials) {
  void have(Topic wanted) throws IOException {
    try (TopicAdminClient topics =
        TopicAdminClient.create(
            TopicAdminSettings.newBuilder()
                .setTransportChannelProvider(channels)
                .setCredentialsProvider(credentials)
                .build())) {
      try {
        topics.getTopic(wanted.getName());
      } catch (NotFoundException missing) {
        topics.createTopic(wanted);
      }
    } catch (AlreadyExistsException another) {
      // made by another process at the same moment
    }
  }

  void have(Subscription wanted) throws IOException {
    try (SubscriptionAdminClient subscriptions =
        SubscriptionAdminClient.create(
            SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(channels)
                .setCredentialsProvider(credentials)
                .build())) {
      try {
        subscriptions.getSubscription(wanted.getName());
      } catch (NotFoundException missing) {
        subscriptions.createSubscription(wanted);
      }
    } catch (AlreadyExistsException another) {
      // made by another process at the same moment
    }
  }
}
