package commercegraph.users.domain;

/// Sends mails, without making the sender wait for it.
@FunctionalInterface
public interface Mails {
    void send(Mail mail);
}
