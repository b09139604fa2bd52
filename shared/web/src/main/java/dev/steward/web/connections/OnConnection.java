package dev.steward.web.connections;

import io.netty.channel.ChannelPipeline;

/** A bean that hangs handlers into every HTTP/1 connection of a Netty server. */
public interface OnConnection {
  /** The decoder is the name of the handler before which there are bytes, after it requests. */
  void opened(ChannelPipeline pipeline, String decoder);
}
