package commercegraph.orders.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One state of a [StateMachine]. Of the language's eight types these six; `Parallel` and `Map` are
/// refused on reading.
sealed interface State {
    /// Where an execution goes after a state; empty: it ends there, in success.
    record Next(Optional<String> state) {
        static Next to(String state) {
            return new Next(Optional.of(state));
        }
    }

    /// How a state takes its part of the document and where it puts its result. Empty paths
    /// discard: the state sees an empty object, or leaves the document as it was.
    record Flow(Optional<Path> input, Optional<Path> result, Optional<Path> output) {
        static final Flow WHOLE =
                new Flow(Optional.of(Path.ROOT), Optional.of(Path.ROOT), Optional.of(Path.ROOT));
    }

    /// Calls a task handler and waits for its answer.
    record Task(
            String resource,
            Optional<Template> parameters,
            Optional<Template> resultSelector,
            Flow flow,
            Duration timeout,
            List<Retrier> retriers,
            List<Catcher> catchers,
            Next next)
            implements State {
        public Task {
            retriers = List.copyOf(retriers);
            catchers = List.copyOf(catchers);
        }

        @Override
        public List<String> targets() {
            return Stream.concat(next.state().stream(), catchers.stream().map(Catcher::next))
                    .toList();
        }
    }

    /// Goes on with a document, or with a fixed result put into it.
    record Pass(Optional<Object> fixed, Optional<Template> parameters, Flow flow, Next next)
            implements State {
        @Override
        public List<String> targets() {
            return next.state().stream().toList();
        }
    }

    /// Goes on with the first rule that holds. No rule and no default: the execution fails with
    /// `States.NoChoiceMatched`.
    record Choice(List<Rule> rules, Optional<String> otherwise) implements State {
        record Rule(Condition condition, String next) {}

        public Choice {
            rules = List.copyOf(rules);
        }

        @Override
        public List<String> targets() {
            List<String> targets = new ArrayList<>(rules.stream().map(Rule::next).toList());
            otherwise.ifPresent(targets::add);
            return targets;
        }
    }

    /// Lets time pass.
    record Wait(Delay delay, Next next) implements State {
        @Override
        public List<String> targets() {
            return next.state().stream().toList();
        }
    }

    record Succeed() implements State {}

    record Fail(String error, String cause) implements State {}

    /// How long a [Wait] lasts.
    sealed interface Delay {
        record Seconds(long seconds) implements Delay {}

        record SecondsAt(Path path) implements Delay {}

        record UntilAt(Path path) implements Delay {}
    }

    /// The states that may come after this one.
    default List<String> targets() {
        return List.of();
    }
}
