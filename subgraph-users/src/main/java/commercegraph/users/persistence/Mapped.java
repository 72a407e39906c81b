package commercegraph.users.persistence;

import java.util.Iterator;
import java.util.function.Function;

/// An iterator's items through a function, one by one.
record Mapped<A, B>(Iterator<A> source, Function<A, B> function) implements Iterator<B> {

    @Override
    public boolean hasNext() {
        return source.hasNext();
    }

    @Override
    public B next() {
        return function.apply(source.next());
    }
}
