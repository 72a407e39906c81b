package commercegraph.users.identity;

import commercegraph.users.domain.Mail;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The quickstart's mailbox, newest first.
@RestController
@ConditionalOnEmbedded
class ShownMailsController {

    record MailView(String to, String subject, @Nullable String code, Instant sentAt) {
        static MailView of(Mail mail) {
            return new MailView(
                    mail.to().value(),
                    mail.subject(),
                    mail.code().orElse(null),
                    mail.sentAt().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    private final ShownMails mails;

    ShownMailsController(ShownMails mails) {
        this.mails = mails;
    }

    @GetMapping("/dev/mails")
    ResponseEntity<List<MailView>> mails() {
        List<MailView> views = mails.all().stream().map(MailView::of).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(views);
    }
}
