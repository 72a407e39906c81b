package commercegraph.router.transport.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends a connection on which nothing comes, or whose first request's header fields do not arrive
/// in time, and steps aside when they have: after an empty line, which also stands in the preface
/// of HTTP/2. RFC 9112, section 2.2; RFC 9113, section 3.4.
final class FirstRequest extends ChannelInboundHandlerAdapter {
    /// Vert.x's handler that waits for the first request, and is gone when that has begun.
    private static final String UPGRADE = "h2c";

    private final Duration silenceMax;
    private final Duration headMax;
    private @Nullable Future<?> timer;

    /// Empty lines before the request count for nothing.
    private boolean begun;

    private boolean lineIsEmpty;

    /// @param silenceMax from the connection to the first byte
    /// @param headMax from the first byte to the end of the header fields
    FirstRequest(Duration silenceMax, Duration headMax) {
        this.silenceMax = silenceMax;
        this.headMax = headMax;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        closeAfter(silenceMax, context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean first = !begun;
        boolean whole = message instanceof ByteBuf bytes && isWhole(bytes);
        ChannelPipeline pipeline = context.pipeline();
        if (whole) {
            pipeline.remove(this);
        } else if (first && begun) {
            closeAfter(headMax, context);
        }
        context.fireChannelRead(message);
        if (whole && pipeline.get(UPGRADE) != null) {
            endUpgrade(pipeline);
        }
    }

    /// A connection that breaks has no request yet that anybody would have to be told of.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            context.close();
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        cancel();
    }

    /// An upgrade takes until the request's body is there; or it was refused, with the word that
    /// the connection is closed, which then nobody does.
    private void endUpgrade(ChannelPipeline pipeline) {
        Channel channel = pipeline.channel();
        channel.eventLoop()
                .schedule(
                        () -> {
                            if (pipeline.get(UPGRADE) != null) {
                                channel.close();
                            }
                        },
                        headMax.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void closeAfter(Duration wait, ChannelHandlerContext context) {
        cancel();
        timer =
                context.executor()
                        .schedule(() -> context.close(), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private boolean isWhole(ByteBuf bytes) {
        for (int i = bytes.readerIndex(); i < bytes.writerIndex(); i++) {
            byte next = bytes.getByte(i);
            if (next == '\n') {
                if (begun && lineIsEmpty) {
                    return true;
                }
                lineIsEmpty = true;
            } else if (next != '\r') {
                begun = true;
                lineIsEmpty = false;
            }
        }
        return false;
    }
}
