package dev.steward.web.closing;

import dev.steward.web.connections.OnConnection;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;

/** Counts the requests of every connection. */
@Singleton
final class Counting implements OnConnection {
  private final Closing closing;

  Counting(Closing closing) {
    this.closing = closing;
  }

  @Override
  public void opened(ChannelPipeline pipeline, String decoder) {
    pipeline.addAfter(decoder, "steward-last-orders", new LastOrders(closing));
  }
}
