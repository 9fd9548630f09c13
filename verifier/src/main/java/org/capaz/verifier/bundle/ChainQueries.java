// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.bundle;

import static org.capaz.verifier.verdict.Code.E_CHANNEL;
import static org.capaz.verifier.verdict.Code.E_PROPHASH;
import static org.capaz.verifier.verdict.Code.E_TIME;
import static org.capaz.verifier.verdict.Code.E_TXID;
import static org.capaz.verifier.verdict.Code.W_SIGNER_UNKNOWN;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.Endorsement;
import org.capaz.verifier.fabric.ProposalResponsePayload;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.Limit;

/** Reads endorsed answers of Fabric's own contract about the chain; what holds for a view's bytes holds for these. */
record ChainQueries(Anchor anchor, long now) {
    private static final String CONTRACT = "qscc";
    private static final String CONTRACT_VERSION = "syscc";

    /**
     * Reads all answers to one question, each judged by {@code reader} before its time and its signatures are.
     *
     * @param quorum takes in the signatures; whether they are enough is the caller's to ask
     */
    <T> List<T> answers(List<byte[]> payloads, Quorum quorum, Function<EndorsedTransaction, T> reader) {
        List<EndorsedTransaction> answers = payloads.stream().map(this::read).toList();
        Limit.ENDORSEMENTS.require(
                answers.stream().mapToLong(tx -> tx.endorsements().size()).sum());
        var all = new ArrayList<T>();
        for (EndorsedTransaction tx : answers) {
            all.add(reader.apply(tx));
            long at = tx.channelHeader().seconds();
            require(
                    at <= now + Anchor.CLOCK_SLACK_SECONDS,
                    E_TIME,
                    VerdictMessage.STATED_TIME_OFF
                            .with("stated", Argument.moment(Instant.ofEpochSecond(at)))
                            .and("now", Argument.moment(Instant.ofEpochSecond(now))));
            tx.endorsements().forEach(endorsement -> admit(tx, endorsement, at, quorum));
        }
        return all;
    }

    /** V1 to V4, which hold for every answer and for the issuing transaction too. */
    EndorsedTransaction read(byte[] payload) {
        EndorsedTransaction tx = EndorsedTransaction.read(payload);
        require(
                tx.channelHeader().channel().equals(anchor.channel()),
                E_CHANNEL,
                VerdictMessage.CHANNEL_EXPECTED.with("channel", Argument.id(anchor.channel())));
        require(
                tx.channelHeader().txId().equals(tx.signatureHeader().txId()),
                E_TXID,
                Message.EXPECTED_OTHER.with(
                        "what", Argument.id(tx.signatureHeader().txId())));
        require(
                Arrays.equals(tx.response().proposalHash(), tx.proposalHash()),
                E_PROPHASH,
                VerdictMessage.PROPOSAL_HASH_WRONG.sentence());
        return tx;
    }

    /** Whether Fabric's contract answered this question about the anchor's channel, and read and wrote nothing. */
    boolean answer(EndorsedTransaction tx, String question, int arguments) {
        ProposalResponsePayload response = tx.response();
        List<String> asked = arguments(tx);
        return Stream.of(tx.channelHeader().chaincode(), tx.chaincode(), response.chaincode())
                        .allMatch(CONTRACT::equals)
                && response.chaincodeVersion().equals(CONTRACT_VERSION)
                && asked.size() == arguments
                && asked.subList(0, 2).equals(List.of(question, anchor.channel()))
                && response.answer().status() == ProposalResponsePayload.Answer.OK
                && response.answer().message().isEmpty()
                && response.results().namespaces().isEmpty()
                && response.event().isEmpty();
    }

    /** The question and its arguments. */
    static List<String> arguments(EndorsedTransaction tx) {
        return tx.arguments().stream()
                .map(argument -> new String(argument, StandardCharsets.ISO_8859_1))
                .toList();
    }

    static void admit(EndorsedTransaction tx, Endorsement endorsement, long at, Quorum quorum) {
        try {
            quorum.admit(tx.response().bytes(), endorsement, at);
        } catch (CheckFailed failed) {
            if (failed.code() != W_SIGNER_UNKNOWN) {
                throw failed;
            }
            quorum.noteUnknown();
        }
    }

    static void require(boolean condition, Code code, Sentence defect) {
        if (!condition) {
            throw new CheckFailed(code, defect);
        }
    }
}
