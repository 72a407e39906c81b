package commercegraph.router.execution;

/// An answer grows beyond what one execution may take: entities that lead to each other have few
/// representations and, from path to path, any number of places.
final class AnswerTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private AnswerTooLarge(String message) {
        super(message, null, false, false);
    }

    static AnswerTooLarge items(long max) {
        return new AnswerTooLarge("The answer has more than %d items in its lists".formatted(max));
    }

    static AnswerTooLarge bytes(long max) {
        return new AnswerTooLarge("The answer has more than %d bytes".formatted(max));
    }
}
