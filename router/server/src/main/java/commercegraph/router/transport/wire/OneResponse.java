package commercegraph.router.transport.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// Sees to it that what follows a response is not taken for the response to the next request, which
/// may be another caller's: the client would send that as soon as it sees the response's end, and
/// then find another response behind it. So the end is held back until all that was read with it is
/// known to be nothing. RFC 9112, section 6.3.
///
/// Also ends a connection on an interim response that the client takes for the last word.
final class OneResponse extends ChannelInboundHandlerAdapter {
    private @Nullable Object end;

    /// What comes is that of a response before the one that counts.
    private boolean interim;

    private boolean closed;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            closed |= end != null || (interim && !isPassedOver(response.status()));
        }
        if (closed) {
            ReferenceCountUtil.release(message);
            drop();
            context.close();
        } else if (message instanceof LastHttpContent && !interim) {
            end = message;
        } else {
            context.fireChannelRead(message);
        }
    }

    private static boolean isPassedOver(HttpResponseStatus status) {
        return status.equals(HttpResponseStatus.CONTINUE)
                || status.equals(HttpResponseStatus.EARLY_HINTS);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        release(context);
        context.fireChannelReadComplete();
    }

    /// A connection that ends is read to its end first.
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        release(context);
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        drop();
    }

    private void release(ChannelHandlerContext context) {
        Object held = end;
        if (held != null) {
            end = null;
            context.fireChannelRead(held);
        }
    }

    private void drop() {
        ReferenceCountUtil.release(end);
        end = null;
    }
}
