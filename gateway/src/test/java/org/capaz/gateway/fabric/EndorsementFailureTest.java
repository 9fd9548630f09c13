// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.Arrays;
import java.util.List;
import org.capaz.gateway.GatewayMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.junit.jupiter.api.Test;

/** The texts are those that real peers answered. */
class EndorsementFailureTest {
    private static final Sentence OFFERED =
            Message.LOT_OFFER_EXISTS.with("lot", Argument.id("LE")).and("transfer", Argument.id("T-1"));
    private static final Objection REFUSED = new Objection("I25", "body.lots[0]", OFFERED);
    private static final Objection MALFORMED = new Objection(
            "FIELD_UNKNOWN",
            "body.colour",
            Message.MEMBER_UNKNOWN.with("members", Argument.ids(List.of("date", "number"))));

    private static EndorsementFailure classify(Status status, String... details) {
        List<ErrorDetail> all = Arrays.stream(details)
                .map(detail -> ErrorDetail.newBuilder()
                        .setMspId("BuyersMSP")
                        .setMessage(detail)
                        .build())
                .toList();
        return EndorsementFailure.of(status, all);
    }

    @Test
    void a_refusal_by_the_first_peer_is_the_contracts_word() {
        assertThat(classify(
                        Status.ABORTED.withDescription(
                                "failed to endorse transaction, see attached details for more info"),
                        "chaincode response 500, " + REFUSED.text()))
                .isEqualTo(new EndorsementFailure.Refused(REFUSED));
    }

    @Test
    void a_code_in_words_is_kept() {
        assertThat(classify(
                        Status.UNKNOWN.withDescription("evaluate call to endorser returned error"),
                        "chaincode response 500, " + MALFORMED.text()))
                .isEqualTo(new EndorsementFailure.Refused(MALFORMED));
    }

    @Test
    void an_answer_that_is_no_objection_is_the_contracts_defect() {
        assertThat(classify(Status.ABORTED.withDescription("failed to endorse"), "chaincode response 500, lower case"))
                .isEqualTo(new EndorsementFailure.Refused(new Objection(
                        "CONTRACT_ERROR", GatewayMessage.CONTRACT_FAILED.with("what", Argument.id("lower case")))));
    }

    @Test
    void a_refusal_by_a_peer_asked_after_the_first_is_a_disagreement() {
        assertThat(classify(
                        Status.ABORTED.withDescription(
                                "failed to collect enough transaction endorsements, see attached details for more info"),
                        "chaincode response 500, LOT_NOT_FOUND LE"))
                .isInstanceOf(EndorsementFailure.Differing.class);
    }

    @Test
    void different_answers_are_a_disagreement() {
        assertThat(classify(Status.ABORTED.withDescription(
                        "failed to assemble transaction: ProposalResponsePayloads do not match")))
                .isInstanceOf(EndorsementFailure.Differing.class);
    }

    @Test
    void a_peer_that_is_down_a_plan_without_peers_and_an_overloaded_one_sent_nothing() {
        assertThat(List.of(
                        classify(
                                Status.ABORTED.withDescription("failed to collect enough transaction endorsements"),
                                "connection refused"),
                        classify(Status.FAILED_PRECONDITION.withDescription(
                                "no combination of peers can be derived which satisfy the endorsement policy")),
                        classify(Status.UNAVAILABLE.withDescription("io exception")),
                        classify(Status.UNKNOWN.withDescription(
                                "too many requests for /gateway.Gateway, exceeding concurrency limit (500)"))))
                .allMatch(EndorsementFailure.Unreachable.class::isInstance);
    }

    @Test
    void a_peer_that_finds_no_others_may_be_one_whose_member_has_left_and_the_sentence_says_so() {
        assertThat(classify(Status.FAILED_PRECONDITION.withDescription(
                        "no combination of peers can be derived which satisfy the endorsement policy: no peer"
                                + " combination can satisfy the endorsement policy")))
                .isEqualTo(new EndorsementFailure.Unreachable(GatewayMessage.OTHER_PEERS_AWAY.sentence()));
        assertThat(classify(Status.UNAVAILABLE.withDescription("io exception")))
                .isEqualTo(new EndorsementFailure.Unreachable(
                        GatewayMessage.PEERS_NOT_REACHED.with("what", Argument.id("UNAVAILABLE io exception"))));
    }
}
