package commercegraph.router.conformance;

import graphql.execution.DataFetcherResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// The events of a subscription: `{"@events": [value…]}` in a data file. They come as soon as they
/// are asked for, on the thread that asks.
final class FactEvents implements Subscription {
    private final Iterator<Object> events;
    private final Subscriber<? super Object> subscriber;
    private long wanted;
    private boolean running;
    private boolean ended;

    private FactEvents(Iterator<Object> events, Subscriber<? super Object> subscriber) {
        this.events = events;
        this.subscriber = subscriber;
    }

    static Publisher<Object> of(Stream<@Nullable Object> values) {
        // A publisher must not bring null.
        List<Object> events = new ArrayList<>();
        values.forEach(it -> events.add(DataFetcherResult.newResult().data(it).build()));
        return subscriber -> subscriber.onSubscribe(new FactEvents(events.iterator(), subscriber));
    }

    /// Everything that a publisher of this kind brings.
    static List<Object> all(Publisher<?> publisher) {
        List<Object> all = new ArrayList<>();
        publisher.subscribe(
                new Subscriber<Object>() {
                    @Override
                    public void onSubscribe(Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(Object event) {
                        all.add(event);
                    }

                    @Override
                    public void onError(Throwable fault) {
                        throw new IllegalStateException(fault);
                    }

                    @Override
                    public void onComplete() {}
                });
        return all;
    }

    @Override
    public void request(long count) {
        wanted = Math.max(wanted, count);
        if (running) {
            return;
        }
        running = true;
        while (wanted > 0 && events.hasNext() && !ended) {
            wanted--;
            subscriber.onNext(events.next());
        }
        running = false;
        if (!events.hasNext() && !ended) {
            ended = true;
            subscriber.onComplete();
        }
    }

    @Override
    public void cancel() {
        ended = true;
    }
}
