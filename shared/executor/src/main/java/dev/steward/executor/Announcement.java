package dev.steward.executor;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says at startup which tools are served here; by asking for them it also makes a clash of two
 * handlers stop the start.
 */
@Singleton
final class Announcement implements ApplicationEventListener<StartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

  private final ServedTools tools;

  Announcement(ServedTools tools) {
    this.tools = tools;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    LOG.info("Serving tools: {}", tools.all().stream().map(ToolHandler::tool).sorted().toList());
  }
}
