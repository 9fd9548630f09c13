// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.cooperative.frame.HomeEntry;
import org.capaz.gateway.cooperative.payment.KeptAnswer.State;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.ledger.identity.PartyId;

/** The payments on the first page after signing in, with how many wait for this very officer. */
@Singleton
final class PaymentHome implements HomeEntry {
    private final PaymentQuestions questions;
    private final AnswerStore answers;

    PaymentHome(PaymentQuestions questions, AnswerStore answers) {
        this.questions = questions;
        this.answers = answers;
    }

    @Override
    public Optional<Choice> choice(Session session) {
        return session.ofOrganisation()
                ? Optional.empty()
                : Optional.of(
                        new Choice(PaymentMessage.PAY_HOME.sentence(), "/cooperative/payments", waiting(session)));
    }

    /** Payments that nobody answered, and answers that another person has signed. */
    private long waiting(Session session) {
        List<KeptAnswer> kept = answers.of(session.owner());
        return questions.of(new PartyId(session.owner())).stream()
                .filter(PaymentQuestion::isOpen)
                .filter(question -> kept.stream()
                        .filter(answer ->
                                answer.payment().equals(question.payment().id().value()))
                        .noneMatch(answer -> answer.state() == State.COMPLETE || signedBy(session, answer)))
                .count();
    }

    private static boolean signedBy(Session session, KeptAnswer answer) {
        return answer.state() == State.WAITING && answer.signers().contains(session.officer());
    }

    @Override
    public int place() {
        return 10;
    }
}
