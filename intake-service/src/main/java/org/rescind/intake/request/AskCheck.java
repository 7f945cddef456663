package org.rescind.intake.request;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.List;
import org.rescind.intake.coverage.Dataset;
import org.rescind.intake.site.Form;

/** What is wrong with the answers of one page, in words for the person. */
@Singleton
class AskCheck {

    private static final int MOST_LINES = 10_000;
    private static final int LONGEST_MESSAGE = 10_000;

    private final Validator validator;

    AskCheck(Validator validator) {
        this.validator = validator;
    }

    void check(AskStep step, Draft draft, List<Dataset> datasets, Form form, AskMessages words) {
        switch (step) {
            case PHOTOS -> photos(draft, form, words);
            case YOU -> you(draft, datasets, form, words);
            case CONTACT -> contact(draft, form, words);
            case CHECK -> {}
        }
    }

    private static void photos(Draft draft, Form form, AskMessages words) {
        int lines = draft.lines().size();
        if (lines == 0) {
            form.wrong("photos", words.photosMissing());
        } else if (lines > MOST_LINES) {
            form.wrong("photos", words.photosMany(lines));
        } else if (ReadReference.readAll(draft.lines()).stream().allMatch(ReadReference::isRejected)) {
            form.wrong("photos", words.photosUnreadable());
        }
    }

    private static void you(Draft draft, List<Dataset> datasets, Form form, AskMessages words) {
        if (draft.known().isEmpty()) {
            form.wrong("relationship", words.relationshipMissing());
        }
        List<String> known = datasets.stream().map(Dataset::name).toList();
        boolean unusable = draft.datasets().isEmpty() || !known.containsAll(draft.datasets());
        if (draft.someDatasets() && unusable) {
            form.wrong("scope", words.datasetsMissing());
        }
    }

    private void contact(Draft draft, Form form, AskMessages words) {
        if (!draft.email().isEmpty()
                && !validator
                        .validate(new Submission.Contact(draft.email(), null))
                        .isEmpty()) {
            form.wrong("email", words.emailWrong());
        }
        if (draft.message().length() > LONGEST_MESSAGE) {
            form.wrong("message", words.messageLong());
        }
    }
}
