package org.rescind.intake.review;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.request.Phase;
import org.rescind.intake.request.Regime;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.intake.site.Language;
import org.rescind.intake.site.SiteConfig;

/** What a person is told of what reviewers decided about their request. Never by whom. */
@Singleton
public class CaseDecisions {

    /** Both null when nobody has decided anything. */
    public record Told(
            @Nullable CaseDecision decision, @Nullable CaseExtension extension) {}

    private final ReviewTable reviews;
    private final AppealTable appeals;
    private final SiteConfig publisher;

    CaseDecisions(ReviewTable reviews, AppealTable appeals, SiteConfig publisher) {
        this.reviews = reviews;
        this.appeals = appeals;
        this.publisher = publisher;
    }

    /** In the language that the person left with the request. */
    public Told of(RemovalRequest request) {
        return of(
                request,
                Language.nearest(Locale.forLanguageTag(request.language())).orElse(Language.ENGLISH));
    }

    public Told of(RemovalRequest request, Language language) {
        List<Reviewed> all = reviews.list(request.id());
        if (all.isEmpty()) {
            return new Told(null, null);
        }
        return new Told(decision(request, all, words(language)), extension(all));
    }

    private static ReviewMessages words(Language language) {
        return MessageBundles.get(ReviewMessages.class, Localized.Literal.of(language.tag()));
    }

    private static @Nullable CaseExtension extension(List<Reviewed> all) {
        return all.stream()
                .filter(review -> review.is("extend"))
                .findFirst()
                .map(review -> new CaseExtension(review.reason(), review.text(), review.decidedAt()))
                .orElse(null);
    }

    private @Nullable CaseDecision decision(RemovalRequest request, List<Reviewed> all, ReviewMessages words) {
        if (Appeals.standing(request, all).isPresent()) {
            return refusal(request, Appeals.standing(request, all).get(), all, words);
        }
        return request.phase() == Phase.UNDER_REVIEW
                ? null
                : all.stream()
                        .filter(review -> review.is("accept"))
                        .reduce((earlier, later) -> later)
                        .map(CaseDecisions::acceptance)
                        .orElse(null);
    }

    private static CaseDecision acceptance(Reviewed review) {
        return new CaseDecision("accept", null, null, review.text(), null, null, null, review.decidedAt());
    }

    private CaseDecision refusal(RemovalRequest request, Reviewed refusal, List<Reviewed> all, ReviewMessages words) {
        ReasonCode reason = ReasonCode.of(refusal.reason()).orElse(ReasonCode.OTHER);
        CaseDecision.CaseAppeal appeal = appeals.list(request.id()).stream()
                .filter(each -> each.review().equals(refusal.id()))
                .findFirst()
                .map(each -> appeal(each, all))
                .orElse(null);
        return new CaseDecision(
                "refuse",
                reason.code,
                reason.words(words),
                refusal.text(),
                complaint(request.regime(), words),
                appeal == null ? words.lookAgain() : null,
                appeal,
                refusal.decidedAt());
    }

    private static CaseDecision.CaseAppeal appeal(Appeal appeal, List<Reviewed> all) {
        UUID answer = appeal.answer();
        Reviewed answered = all.stream()
                .filter(review -> review.id().equals(answer))
                .findFirst()
                .orElse(null);
        return new CaseDecision.CaseAppeal(
                appeal.text(),
                appeal.receivedAt(),
                answered == null ? null : answered.text(),
                answered == null ? null : answered.decidedAt());
    }

    /** GDPR Art. 12(4): whoever is refused is told where to complain. */
    private String complaint(@Nullable Regime regime, ReviewMessages words) {
        String route = regime == null ? words.complaintAny() : route(regime, words);
        return publisher
                .authority()
                .map(authority -> route + " " + words.complaintAuthority(authority))
                .orElse(route);
    }

    private static String route(Regime regime, ReviewMessages words) {
        return switch (regime) {
            case GDPR -> words.complaintGdpr();
            case CCPA -> words.complaintCcpa();
            case BIPA -> words.complaintBipa();
            case PIPL -> words.complaintPipl();
        };
    }
}
