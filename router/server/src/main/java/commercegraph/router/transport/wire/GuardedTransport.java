package commercegraph.router.transport.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.transport.Transport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The usual transport, but that each accepted connection begins with a [FirstRequest] and each
/// opened one gets a [OneResponse]. The server tells nobody of a connection before its first
/// request, and the client uses one again before it knows what follows a response: so it is done
/// here.
public final class GuardedTransport implements Transport, io.vertx.core.spi.transport.Transport {
    private final io.vertx.core.spi.transport.Transport usual = Transport.NIO.implementation();
    private final Accepted accepted;

    /// @param silenceMax how long a connection may be silent before its first byte
    /// @param headMax how long the first request's header fields may take from there
    public GuardedTransport(Duration silenceMax, Duration headMax) {
        this.accepted = new Accepted(silenceMax, headMax);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        ChannelFactory<? extends ServerChannel> channels = usual.serverChannelFactory(domainSocket);
        return () -> {
            ServerChannel channel = channels.newChannel();
            channel.pipeline().addLast(accepted);
            return channel;
        };
    }

    /// What a listening channel reads are connections.
    @Sharable
    private static final class Accepted extends ChannelInboundHandlerAdapter {
        private final Duration silenceMax;
        private final Duration headMax;

        Accepted(Duration silenceMax, Duration headMax) {
            this.silenceMax = silenceMax;
            this.headMax = headMax;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object connection) {
            ((Channel) connection).pipeline().addLast(new FirstRequest(silenceMax, headMax));
            context.fireChannelRead(connection);
        }
    }

    @Override
    public io.vertx.core.spi.transport.Transport implementation() {
        return this;
    }

    @Override
    public String name() {
        return Transport.NIO.name();
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public @Nullable Throwable unavailabilityCause() {
        return null;
    }

    @Override
    public boolean supportsDomainSockets() {
        return usual.supportsDomainSockets();
    }

    @Override
    public java.net.SocketAddress convert(SocketAddress address) {
        return usual.convert(address);
    }

    @Override
    public SocketAddress convert(java.net.SocketAddress address) {
        return usual.convert(address);
    }

    @Override
    public IoHandlerFactory ioHandlerFactory() {
        return usual.ioHandlerFactory();
    }

    @Override
    public DatagramChannel datagramChannel() {
        return usual.datagramChannel();
    }

    @Override
    @SuppressWarnings("deprecation") // the interface asks for it
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return usual.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        ChannelFactory<? extends Channel> channels = usual.channelFactory(domainSocket);
        return () -> {
            Channel channel = channels.newChannel();
            channel.pipeline().addLast(new AddOneResponse());
            return channel;
        };
    }
}
