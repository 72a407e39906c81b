package commercegraph.router.transport.wire;

import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;

/// Puts [OneResponse] behind the codec of HTTP. The client takes all handlers off a new connection,
/// puts the codec there and sends the first request, all in one task of the event loop; the
/// response is read in a later one.
final class AddOneResponse extends ChannelHandlerAdapter {
    /// As Vert.x calls it.
    private static final String CODEC = "codec";

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ChannelPipeline pipeline = context.pipeline();
        context.channel().eventLoop().execute(() -> add(pipeline));
    }

    private static void add(ChannelPipeline pipeline) {
        if (pipeline.get(CODEC) != null) {
            pipeline.addAfter(CODEC, null, new OneResponse());
        }
    }
}
