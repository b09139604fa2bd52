package dev.steward.gcp.events;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStubSettings;
import com.google.pubsub.v1.ProjectSubscriptionName;
import com.google.pubsub.v1.ProjectTopicName;
import com.google.pubsub.v1.TopicName;
import io.micronaut.context.annotation.Requires;
import io.micronaut.gcp.GoogleCloudConfiguration;
import io.micronaut.gcp.Modules;
import io.micronaut.gcp.pubsub.support.DefaultPublisherFactory;
import io.micronaut.gcp.pubsub.support.PubSubPublisherState.TopicState;
import io.micronaut.gcp.pubsub.support.PublisherFactoryConfig;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Google's clients on Micronaut's channel, credentials and project, which are the emulator's where
 * {@code PUBSUB_EMULATOR_HOST} names one.
 */
@Singleton
@Requires(bean = PubSubSettings.class)
record PubSub(
    GoogleCloudConfiguration cloud,
    @Named(Modules.PUBSUB) TransportChannelProvider channels,
    @Named(Modules.PUBSUB) CredentialsProvider credentials,
    DefaultPublisherFactory publishers,
    TaskScheduler timer)
    implements AutoCloseable {
  /** Settings are {@code gcp.pubsub.publisher.steward}. */
  private static final String CONFIGURATION = "steward";

  private static final String DEFAULT_ENDPOINT = "";

  TopicName topic(String name) {
    return TopicName.of(cloud.getProjectId(), name);
  }

  ProjectSubscriptionName subscription(String name) {
    return ProjectSubscriptionName.of(cloud.getProjectId(), name);
  }

  /** Keeps the order of messages with one key. */
  Outbox outbox(TopicName topic) {
    TopicState state =
        new TopicState(
            "application/json",
            ProjectTopicName.of(topic.getProject(), topic.getTopic()),
            CONFIGURATION,
            DEFAULT_ENDPOINT,
            true);
    return new Outbox(
        publishers.createPublisher(new PublisherFactoryConfig(state, TaskExecutors.SCHEDULED)));
  }

  Mailbox mailbox(ProjectSubscriptionName name) throws IOException {
    SubscriberStubSettings.Builder settings =
        SubscriberStubSettings.newBuilder()
            .setTransportChannelProvider(channels)
            .setCredentialsProvider(credentials);
    settings.pullSettings().setSimpleTimeoutNoRetriesDuration(Mailbox.PATIENCE);
    SubscriberStub stub = settings.build().createStub();
    return new Mailbox(stub, name.toString(), timer);
  }

  Resources resources() {
    return new Resources(channels, credentials);
  }

  /** What is not closed with each client is the emulator's channel, which nobody else closes. */
  @Override
  @PreDestroy
  public void close() throws IOException {
    if (!channels.shouldAutoClose()) {
      channels.getTransportChannel().shutdownNow();
    }
  }
}
