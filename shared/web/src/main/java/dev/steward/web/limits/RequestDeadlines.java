package dev.steward.web.limits;

import dev.steward.web.connections.OnConnection;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;

/** Sets a deadline on every connection. */
@Singleton
final class RequestDeadlines implements OnConnection {
  private final LimitSettings settings;

  RequestDeadlines(LimitSettings settings) {
    this.settings = settings;
  }

  @Override
  public void opened(ChannelPipeline pipeline, String decoder) {
    RequestDeadline deadline = new RequestDeadline(settings.requestTimeout());
    pipeline.addBefore(decoder, "steward-first-byte", deadline.new FirstByte());
    pipeline.addAfter(decoder, "steward-request-deadline", deadline);
  }
}
