package org.rescind.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Stack.class)
class FirstLineTest {

    @Inject
    Index index;

    @Test
    void an_institution_that_holds_a_copy_is_told_of_a_removal() throws Exception {
        String dataset = Index.newDataset();
        try (Receiver receiver = new Receiver()) {
            Partner partner = Partner.register().holds(dataset, "1.0", 0).listensAt(receiver);
            index.appends(dataset, 1, 3);
            partner.awaitNotified(dataset, 3);
            assertThat(receiver.notices()).hasSize(1);
            Receiver.Message notice = receiver.notices().get(0);
            new Webhook(partner.secret).verify(notice.body(), new HashMap<>(notice.headers()));
            System.out.println(notice.body());
        }
    }
}
