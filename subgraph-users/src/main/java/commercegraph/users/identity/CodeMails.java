package commercegraph.users.identity;

import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.Mail;
import commercegraph.users.domain.Mails;
import java.time.Clock;
import java.util.Optional;

/// The mails of the embedded provider.
final class CodeMails {

    private final Mails mails;
    private final Clock clock;

    CodeMails(Mails mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    void confirm(EmailAddress to, String code) {
        send(to, "Your confirmation code", Optional.of(code));
    }

    void alreadyThere(EmailAddress to) {
        send(to, "You have an account already", Optional.empty());
    }

    void reset(EmailAddress to, String code) {
        send(to, "Your code to set a new password", Optional.of(code));
    }

    private void send(EmailAddress to, String subject, Optional<String> code) {
        mails.send(new Mail(to, subject, code, clock.instant()));
    }
}
