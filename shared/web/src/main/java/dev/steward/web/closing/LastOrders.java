package dev.steward.web.closing;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.web.problems.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;

/**
 * Counts the requests of a connection that wait for their answers. Those that come too late are
 * answered here, below the framework, which has no handlers, filters or routes any more.
 */
final class LastOrders extends ChannelDuplexHandler {
  private final Closing closing;
  private int waiting;
  private boolean over;

  LastOrders(Closing closing) {
    this.closing = closing;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!over && message instanceof HttpRequest) {
      if (closing.admit()) {
        waiting++;
      } else {
        over = true;
        refuse(context);
      }
    }
    if (over) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    ChannelPromise told = promise;
    if (message instanceof LastHttpContent && !interim(message) && waiting > 0) {
      waiting--;
      told = promise.unvoid();
      told.addListener(_ -> closing.answered(1));
    }
    super.write(context, message, told);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closing.answered(waiting);
    waiting = 0;
    context.fireChannelInactive();
  }

  /** 100 Continue is a whole message, and not the answer. */
  private static boolean interim(Object message) {
    return message instanceof HttpResponse response && response.status().code() < 200;
  }

  /** After the answers to what came before on this connection, if any are still out. */
  private static void refuse(ChannelHandlerContext context) {
    HttpResponseStatus status = HttpResponseStatus.SERVICE_UNAVAILABLE;
    Fault late = new Fault(ProblemType.UNAVAILABLE, "this process is about to end; ask again");
    byte[] body = Problem.of(late, status.code(), Optional.empty()).bytes();
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.RETRY_AFTER, "1")
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    var _ = context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }
}
