// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.capaz.gateway.cooperative.notice.OpenPayments;
import org.capaz.ledger.identity.PartyId;

/** The payments that still wait for a person: nobody's answer is on the ledger or on its way there. */
@Singleton
final class UnansweredPayments implements OpenPayments {
    private final PaymentQuestions questions;
    private final AnswerStore answers;

    UnansweredPayments(PaymentQuestions questions, AnswerStore answers) {
        this.questions = questions;
        this.answers = answers;
    }

    @Override
    public List<Open> of(String party) {
        Set<String> complete = answers.of(party).stream()
                .filter(kept -> kept.state() == KeptAnswer.State.COMPLETE)
                .map(KeptAnswer::payment)
                .collect(Collectors.toSet());
        return questions.of(new PartyId(party)).stream()
                .filter(PaymentQuestion::isOpen)
                .map(question -> new Open(
                        question.payment().id().value(), question.payment().announcedAt()))
                .filter(open -> !complete.contains(open.payment()))
                .toList();
    }
}
