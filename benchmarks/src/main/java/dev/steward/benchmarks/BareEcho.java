package dev.steward.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** Reads JSON and writes it back, with Netty alone: the floor of HTTP, and the no-op executor. */
final class BareEcho implements AutoCloseable {
  private static final int LONGEST = 1 << 20;

  private final MultiThreadIoEventLoopGroup loops;
  private final Channel channel;
  private final AtomicLong answered;

  private BareEcho(MultiThreadIoEventLoopGroup loops, Channel channel, AtomicLong answered) {
    this.answered = answered;
    this.loops = loops;
    this.channel = channel;
  }

  static BareEcho start() {
    AtomicLong answered = new AtomicLong();
    var loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    Channel channel =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel connection) {
                    connection
                        .pipeline()
                        .addLast(new HttpServerCodec(), new HttpObjectAggregator(LONGEST))
                        .addLast(new Echo(answered));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    return new BareEcho(loops, channel, answered);
  }

  /** How many requests there were. */
  long answered() {
    return answered.get();
  }

  int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    loops.shutdownGracefully().syncUninterruptibly();
  }

  private static final class Echo extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final AtomicLong answered;

    Echo(AtomicLong answered) {
      this.answered = answered;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
        throws IOException {
      answered.incrementAndGet();
      ByteBuf body;
      try (InputStream json = new ByteBufInputStream(request.content())) {
        JsonNode tree = Json.MAPPER.readTree(json);
        body = Unpooled.wrappedBuffer(Json.MAPPER.writeValueAsBytes(tree));
      }
      var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
          .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
      var _ = context.writeAndFlush(response, context.voidPromise());
    }
  }
}
