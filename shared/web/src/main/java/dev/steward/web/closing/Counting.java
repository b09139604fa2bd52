package dev.steward.web.closing;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Counts the requests of every HTTP/1 connection of a Netty server. */
@Singleton
final class Counting implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final Closing closing;

  Counting(Closing closing) {
    this.closing = closing;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Connection(closing, null));
    return event.getBean();
  }

  private record Connection(Closing closing, @Nullable Channel channel)
      implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new Connection(closing, channel);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null) {
        return;
      }
      ChannelPipeline pipeline = channel.pipeline();
      String decoder = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      if (pipeline.get(decoder) != null) {
        pipeline.addAfter(decoder, "steward-last-orders", new LastOrders(closing));
      }
    }
  }
}
