package dev.steward.web.connections;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells every {@link OnConnection} of each connection, once it speaks HTTP/1. */
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private static final String DECODER = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;

  private final List<OnConnection> told;

  Connections(List<OnConnection> told) {
    this.told = told;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Connection(told, null));
    return event.getBean();
  }

  private record Connection(List<OnConnection> told, @Nullable Channel channel)
      implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new Connection(told, channel);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null) {
        return;
      }
      ChannelPipeline pipeline = channel.pipeline();
      if (pipeline.get(DECODER) != null) {
        told.forEach(each -> each.opened(pipeline, DECODER));
      }
    }
  }
}
