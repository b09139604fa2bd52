package dev.steward.web.limits;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts off a request that trickles in. Micronaut's idle timeout cannot: a byte now and then keeps a
 * connection from being idle, and a short one would cut those that wait for a long answer.
 */
final class RequestDeadline extends ChannelInboundHandlerAdapter {
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Duration limit;
  private @Nullable ScheduledFuture<?> pending;
  private boolean headArrived;

  RequestDeadline(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      headArrived = true;
    }
    if (message instanceof LastHttpContent) {
      headArrived = false;
      stop();
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stop();
    context.fireChannelInactive();
  }

  /** Stands before the decoder, where the first byte of a request is seen. */
  final class FirstByte extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (pending == null) {
        pending =
            context
                .executor()
                .schedule(() -> expire(context), limit.toMillis(), TimeUnit.MILLISECONDS);
      }
      context.fireChannelRead(message);
    }
  }

  private void stop() {
    if (pending != null) {
      pending.cancel(false);
      pending = null;
    }
  }

  /** With a head there is somebody to answer; without, there is nothing to say. */
  private void expire(ChannelHandlerContext beforeDecoder) {
    if (!headArrived) {
      close(beforeDecoder);
      return;
    }
    ChannelHandlerContext here = beforeDecoder.pipeline().context(this);
    here.fireExceptionCaught(new SlowRequest());
    var _ = here.executor().schedule(() -> close(here), FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void close(ChannelHandlerContext context) {
    var _ = context.close();
  }
}
