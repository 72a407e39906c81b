package commercegraph.users.identity;

import commercegraph.users.domain.Mail;
import commercegraph.users.domain.Mails;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Sends nothing, and shows the latest mails to whoever asks: for the quickstart alone.
final class ShownMails implements Mails {

    private static final int MAILS_MAX = 1000;

    private final Deque<Mail> newestFirst = new ArrayDeque<>();

    @Override
    public synchronized void send(Mail mail) {
        newestFirst.addFirst(mail);
        if (newestFirst.size() > MAILS_MAX) newestFirst.removeLast();
    }

    synchronized List<Mail> all() {
        return List.copyOf(newestFirst);
    }
}
