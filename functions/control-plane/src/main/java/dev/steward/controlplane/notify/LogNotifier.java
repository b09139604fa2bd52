package dev.steward.controlplane.notify;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line in the log, where there is no other channel. It names the call, not its arguments. */
@Singleton
@Requires(missingProperty = "steward.slack.token")
final class LogNotifier implements Notifier {
  private static final Logger LOG = LoggerFactory.getLogger(LogNotifier.class);

  @Override
  public Delivery tell(Notice notice) {
    LOG.info(
        "{} of {} waits for approval {} until {}, asked for by {}: {}",
        notice.tool(),
        notice.tenant(),
        notice.approval(),
        notice.expiresAt(),
        notice.requester(),
        notice.reason());
    return new Delivery.Done();
  }

  @Override
  public Delivery tell(News news) {
    LOG.warn(
        "{}: {} {} {} {}",
        news.tenant(),
        news.title(),
        news.says(),
        String.join(" ", news.points()),
        news.advice().orElse(""));
    return new Delivery.Done();
  }
}
