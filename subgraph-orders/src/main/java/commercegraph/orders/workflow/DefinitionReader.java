package commercegraph.orders.workflow;

import commercegraph.orders.workflow.State.Choice;
import commercegraph.orders.workflow.State.Delay;
import commercegraph.orders.workflow.State.Flow;
import commercegraph.orders.workflow.State.Next;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a definition from maps and lists. A field or a value that is not implemented is refused by
/// name: a definition that is taken here does the same in Step Functions.
public final class DefinitionReader {
    /// A task that names no timeout may take this long. Step Functions waits far longer; the
    /// definition should say.
    static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(10);

    /// What the language gives a retrier that names no number of tries.
    private static final int TRIES_DEFAULT = 3;

    /// The language's bound on `MaxAttempts`.
    private static final int TRIES_MAX = 99_999_999;

    /// A retrier without `MaxDelaySeconds` never pauses longer than the language's bound of one
    /// day.
    private static final int PAUSE_SECONDS_MAX = 86_400;

    private DefinitionReader() {}

    /// @throws DefinitionException where the definition is not valid or not implemented
    public static StateMachine read(Map<String, Object> definition) {
        Fields fields = new Fields("definition", definition);
        fields.only(Set.of("Comment", "StartAt", "States", "Version", "QueryLanguage"));
        fields.mayBe("Version", "1.0");
        fields.mayBe("QueryLanguage", "JSONPath");
        Map<String, State> states = new LinkedHashMap<>();
        fields.object("States").forEach((name, state) -> states.put(name, state(name, state)));
        return new StateMachine(fields.string("StartAt"), states);
    }

    private static State state(String name, Object json) {
        Fields fields = Fields.of(name, json);
        return switch (fields.string("Type")) {
            case "Task" -> task(fields);
            case "Pass" -> pass(fields);
            case "Choice" -> choice(fields);
            case "Wait" -> pause(fields);
            case "Succeed" -> succeed(fields);
            case "Fail" -> fail(fields);
            case String other ->
                    throw fields.fault("Type", "\"%s\" is not implemented".formatted(other));
        };
    }

    private static State task(Fields fields) {
        fields.only(
                Set.of(
                        "Type",
                        "Comment",
                        "Resource",
                        "Parameters",
                        "ResultSelector",
                        "InputPath",
                        "ResultPath",
                        "OutputPath",
                        "TimeoutSeconds",
                        "Retry",
                        "Catch",
                        "Next",
                        "End"));
        return new State.Task(
                fields.string("Resource"),
                fields.template("Parameters"),
                fields.template("ResultSelector"),
                flow(fields),
                fields.has("TimeoutSeconds")
                        ? Duration.ofSeconds(fields.integer("TimeoutSeconds", 1, 300))
                        : TIMEOUT_DEFAULT,
                fields.list("Retry").stream().map(DefinitionReader::retrier).toList(),
                fields.list("Catch").stream().map(DefinitionReader::catcher).toList(),
                next(fields));
    }

    private static State pass(Fields fields) {
        fields.only(
                Set.of(
                        "Type",
                        "Comment",
                        "Result",
                        "Parameters",
                        "InputPath",
                        "ResultPath",
                        "OutputPath",
                        "Next",
                        "End"));
        return new State.Pass(
                fields.optional("Result"),
                fields.template("Parameters"),
                flow(fields),
                next(fields));
    }

    private static State choice(Fields fields) {
        fields.only(Set.of("Type", "Comment", "Choices", "Default"));
        return new Choice(
                fields.list("Choices").stream()
                        .map(
                                rule ->
                                        new Choice.Rule(
                                                ConditionReader.read(
                                                        rule.without("Next", "Comment")),
                                                rule.string("Next")))
                        .toList(),
                fields.has("Default") ? Optional.of(fields.string("Default")) : Optional.empty());
    }

    private static State pause(Fields fields) {
        fields.only(
                Set.of(
                        "Type",
                        "Comment",
                        "Seconds",
                        "SecondsPath",
                        "TimestampPath",
                        "Next",
                        "End"));
        Delay delay;
        if (fields.has("Seconds")) {
            delay = new Delay.Seconds(fields.integer("Seconds", 0, TRIES_MAX));
        } else if (fields.has("SecondsPath")) {
            delay = new Delay.SecondsAt(fields.path("SecondsPath").orElse(Path.ROOT));
        } else {
            delay = new Delay.UntilAt(fields.path("TimestampPath").orElse(Path.ROOT));
        }
        return new State.Wait(delay, next(fields));
    }

    private static State succeed(Fields fields) {
        fields.only(Set.of("Type", "Comment"));
        return new State.Succeed();
    }

    private static State fail(Fields fields) {
        fields.only(Set.of("Type", "Comment", "Error", "Cause"));
        return new State.Fail(fields.string("Error"), fields.string("Cause"));
    }

    private static Retrier retrier(Fields fields) {
        fields.only(
                Set.of(
                        "Comment",
                        "ErrorEquals",
                        "IntervalSeconds",
                        "MaxAttempts",
                        "BackoffRate",
                        "MaxDelaySeconds",
                        "JitterStrategy"));
        fields.mayBe("JitterStrategy", "NONE");
        return new Retrier(
                fields.strings("ErrorEquals"),
                Duration.ofSeconds(
                        fields.has("IntervalSeconds")
                                ? fields.integer("IntervalSeconds", 1, TRIES_MAX)
                                : 1),
                fields.has("MaxAttempts")
                        ? fields.integer("MaxAttempts", 0, TRIES_MAX)
                        : TRIES_DEFAULT,
                fields.has("BackoffRate") ? fields.number("BackoffRate", 1.0) : 2.0,
                Duration.ofSeconds(
                        fields.has("MaxDelaySeconds")
                                ? fields.integer("MaxDelaySeconds", 1, PAUSE_SECONDS_MAX)
                                : PAUSE_SECONDS_MAX));
    }

    private static Catcher catcher(Fields fields) {
        fields.only(Set.of("Comment", "ErrorEquals", "ResultPath", "Next"));
        return new Catcher(
                fields.strings("ErrorEquals"), fields.resultPath(), fields.string("Next"));
    }

    private static Flow flow(Fields fields) {
        return new Flow(fields.path("InputPath"), fields.resultPath(), fields.path("OutputPath"));
    }

    private static Next next(Fields fields) {
        boolean end = fields.optional("End").filter(Boolean.TRUE::equals).isPresent();
        if (end == fields.has("Next")) {
            throw fields.fault("Next", "a state has either Next or \"End\": true");
        }
        return end ? new Next(Optional.empty()) : Next.to(fields.string("Next"));
    }

    /// The fields of the list's elements, each knowing where it stands.
    static List<Fields> elements(String where, List<?> list) {
        return list.stream().map(element -> Fields.of(where, element)).toList();
    }
}
