// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import static org.capaz.verifier.verdict.Code.E_ARGS;
import static org.capaz.verifier.verdict.Code.E_CC;
import static org.capaz.verifier.verdict.Code.E_CHALLENGE;
import static org.capaz.verifier.verdict.Code.E_CHANNEL;
import static org.capaz.verifier.verdict.Code.E_DEF_UNKNOWN;
import static org.capaz.verifier.verdict.Code.E_ENV;
import static org.capaz.verifier.verdict.Code.E_PROPHASH;
import static org.capaz.verifier.verdict.Code.E_RESPONSE;
import static org.capaz.verifier.verdict.Code.E_STALE;
import static org.capaz.verifier.verdict.Code.E_TIME;
import static org.capaz.verifier.verdict.Code.E_TXID;
import static org.capaz.verifier.verdict.Code.E_WRITES;
import static org.capaz.verifier.verdict.Code.W_SIGNER_UNKNOWN;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.Endorsement;
import org.capaz.verifier.fabric.ProposalResponsePayload;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.ChaincodeDefinition;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.Limit;

/**
 * The checks V1 to V10 that are the same for every view, over the payloads in which several organisations answered one
 * request. Each check runs over all payloads; one bad payload fails the answer, since collectors leave bad ones out. Each
 * check takes what the one before it found.
 *
 * <p>Format: {@code docs/reference/formats/view.md}.
 *
 * @param <A> what the view answers
 */
final class EndorsementChecks<A extends ViewAnswer> {
    private final Anchor anchor;
    private final String function;
    private final Optional<String> subject;
    private final Function<byte[], A> reader;

    /** One payload and what was read from it. */
    record Payload<A extends ViewAnswer>(EndorsedTransaction tx, String challenge, A answer) {
        /** Where the value of that key had been written when it was read; nothing where there was none. */
        Optional<Version> placeOf(String key) {
            return tx.response()
                    .results()
                    .namespace(tx.chaincode())
                    .flatMap(namespace -> namespace.read(key))
                    .flatMap(ReadWriteSet.Read::version);
        }
    }

    /** All payloads, at least one. */
    record Answers<A extends ViewAnswer>(List<Payload<A>> payloads) {
        A first() {
            return payloads.getFirst().answer();
        }

        /** The moment that all answers have reached, in Unix seconds: the earliest of their times. */
        long asOf() {
            return payloads.stream()
                    .mapToLong(payload -> payload.answer().asOf())
                    .reduce(Long.MAX_VALUE, Math::min);
        }
    }

    /** @param subject the argument between function and challenge, when the view has one */
    EndorsementChecks(Anchor anchor, String function, Optional<String> subject, Function<byte[], A> reader) {
        this.anchor = anchor;
        this.function = function;
        this.subject = subject;
        this.reader = reader;
    }

    Finding<List<EndorsedTransaction>> parse(List<byte[]> bytes) {
        if (bytes.isEmpty()) {
            throw new CheckFailed(E_ENV, VerdictMessage.ANSWERS_MISSING.sentence());
        }
        Limit.PAYLOADS.require(bytes.size());
        List<EndorsedTransaction> transactions =
                bytes.stream().map(EndorsedTransaction::read).toList();
        Limit.ENDORSEMENTS.require(
                transactions.stream().mapToLong(tx -> tx.endorsements().size()).sum());
        return new Finding<>(
                transactions, VerdictMessage.ANSWERS_READ.with("count", PlainNumbers.digits(bytes.size())));
    }

    Finding<List<EndorsedTransaction>> compareChannel(List<EndorsedTransaction> transactions) {
        for (EndorsedTransaction tx : transactions) {
            require(
                    tx.channelHeader().channel().equals(anchor.channel()),
                    E_CHANNEL,
                    VerdictMessage.CHANNEL_EXPECTED.with("channel", Argument.id(anchor.channel())));
        }
        return new Finding<>(transactions, VerdictMessage.asIs(anchor.channel()));
    }

    Finding<List<EndorsedTransaction>> compareTxIds(List<EndorsedTransaction> transactions) {
        for (EndorsedTransaction tx : transactions) {
            require(
                    tx.channelHeader().txId().equals(tx.signatureHeader().txId()),
                    E_TXID,
                    Message.EXPECTED_OTHER.with(
                            "what", Argument.id(tx.signatureHeader().txId())));
        }
        List<String> ids =
                transactions.stream().map(tx -> tx.channelHeader().txId()).toList();
        return new Finding<>(transactions, VerdictMessage.asIs(String.join(", ", ids)));
    }

    Finding<List<EndorsedTransaction>> compareProposalHashes(List<EndorsedTransaction> transactions) {
        for (EndorsedTransaction tx : transactions) {
            require(
                    Arrays.equals(tx.response().proposalHash(), tx.proposalHash()),
                    E_PROPHASH,
                    VerdictMessage.PROPOSAL_HASH_WRONG.sentence());
        }
        return new Finding<>(transactions, VerdictMessage.PROPOSAL_HASH_FITS.sentence());
    }

    Finding<List<EndorsedTransaction>> compareArguments(List<EndorsedTransaction> transactions) {
        for (EndorsedTransaction tx : transactions) {
            String chaincode = tx.chaincode();
            require(
                    chaincode.equals(tx.channelHeader().chaincode())
                            && chaincode.equals(tx.response().chaincode())
                            && anchor.definitions().stream()
                                    .anyMatch(
                                            definition -> definition.chaincode().equals(chaincode)),
                    E_CC,
                    VerdictMessage.CONTRACT_NOT_IN_ANCHOR.sentence());
            challenge(tx);
        }
        return new Finding<>(
                transactions,
                VerdictMessage.FUNCTION_OF_CONTRACT
                        .with("function", Argument.id(function))
                        .and("chaincode", Argument.id(transactions.getFirst().chaincode())));
    }

    /** The last argument, after function and, where there is one, subject. */
    private String challenge(EndorsedTransaction tx) {
        var expected = new ArrayList<>(List.of(function));
        subject.ifPresent(expected::add);
        List<String> arguments = tx.arguments().stream()
                .map(argument -> new String(argument, StandardCharsets.ISO_8859_1))
                .toList();
        String challenge = arguments.isEmpty() ? "" : arguments.getLast();
        expected.add(challenge);
        require(
                arguments.equals(expected) && Digest.isHex(challenge),
                E_ARGS,
                VerdictMessage.ARGUMENTS_WRONG.with(
                        "arguments", Argument.id(String.join(", ", expected.subList(0, expected.size() - 1)))));
        return challenge;
    }

    Finding<Answers<A>> readAnswers(List<EndorsedTransaction> transactions) {
        var payloads = new ArrayList<Payload<A>>();
        for (EndorsedTransaction tx : transactions) {
            var response = tx.response().answer();
            require(
                    response.status() == ProposalResponsePayload.Answer.OK
                            && response.message().isEmpty(),
                    E_RESPONSE,
                    VerdictMessage.ANSWER_STATUS_WRONG.with("status", PlainNumbers.digits(response.status())));
            A answer = reader.apply(response.payload());
            require(
                    answer.chaincode().equals(tx.chaincode())
                            && answer.channel().equals(anchor.channel())
                            && subjectOf(answer).equals(subject),
                    E_RESPONSE,
                    VerdictMessage.ANSWER_OF_OTHER_SUBJECT.sentence());
            String challenge = challenge(tx);
            require(
                    answer.challenge().equals(challenge),
                    E_CHALLENGE,
                    VerdictMessage.ANSWER_REPEATS_OTHER_CHALLENGE.sentence());
            payloads.add(new Payload<>(tx, challenge, answer));
        }
        return new Finding<>(new Answers<>(List.copyOf(payloads)), VerdictMessage.ANSWER_CANONICAL.sentence());
    }

    private static Optional<String> subjectOf(ViewAnswer answer) {
        return switch (answer) {
            case ViewAnswer.OfState state -> Optional.of(state.certificate());
            case ViewAnswer.OfAttestation stated ->
                Optional.of(stated.attestation().name());
            case ViewAnswer.OfStatus status -> Optional.empty();
        };
    }

    /** @param further whether an answer may have read composite keys beside the expected ones */
    Finding<Answers<A>> compareReads(Answers<A> answers, List<String> expectedKeys, Predicate<A> further) {
        for (Payload<A> payload : answers.payloads()) {
            EndorsedTransaction tx = payload.tx();
            String chaincode = tx.chaincode();
            ReadWriteSet results = tx.response().results();
            List<ReadWriteSet.Namespace> namespaces = results.namespaces();
            require(
                    namespaces.stream()
                                    .map(ReadWriteSet.Namespace::name)
                                    .toList()
                                    .equals(List.of(ChaincodeDefinition.NAMESPACE, chaincode))
                            && tx.response().event().isEmpty()
                            && namespaces.stream().allMatch(EndorsementChecks::readsOnly),
                    E_WRITES,
                    VerdictMessage.ANSWER_NOT_READ_ONLY.sentence());
            String sequence = ChaincodeDefinition.sequenceKey(chaincode);
            require(
                    exactly(List.of(sequence), namespaces.get(0))
                            && (further.test(payload.answer())
                                    ? atLeast(expectedKeys, namespaces.get(1))
                                    : exactly(expectedKeys, namespaces.get(1))),
                    E_WRITES,
                    VerdictMessage.KEYS_OTHERS_READ.with("keys", Argument.id(String.join(", ", expectedKeys))));
            Optional<Version> place = namespaces.get(0).reads().get(0).version();
            boolean known = place.flatMap(anchor::definitionAt)
                    .filter(definition -> matches(definition, tx))
                    .isPresent();
            require(
                    known,
                    E_DEF_UNKNOWN,
                    VerdictMessage.DEFINITION_OF_ANSWER_NOT_IN_ANCHOR
                            .with("chaincode", Argument.id(chaincode))
                            .and("release", Argument.id(tx.response().chaincodeVersion()))
                            .and(
                                    "place",
                                    Argument.id(place.map(Version::toString).orElse("-")))
                            .and("version", PlainNumbers.digits(anchor.version())));
        }
        return new Finding<>(
                answers, VerdictMessage.KEYS_READ.with("keys", Argument.id(String.join(", ", expectedKeys))));
    }

    private static boolean readsOnly(ReadWriteSet.Namespace namespace) {
        return namespace.writes().isEmpty() && !namespace.beyondKeys();
    }

    private static boolean exactly(List<String> expectedKeys, ReadWriteSet.Namespace namespace) {
        return keys(namespace).sorted().toList().equals(expectedKeys)
                && namespace.ranges().isEmpty();
    }

    /** Beside the expected keys, each once, only composite keys and ranges of them: they carry the notices, not the state. */
    private static boolean atLeast(List<String> expectedKeys, ReadWriteSet.Namespace namespace) {
        List<String> simple =
                keys(namespace).filter(key -> !composite(key)).sorted().toList();
        long further = namespace.reads().size()
                - simple.size()
                + (long) namespace.ranges().size();
        return simple.equals(expectedKeys)
                && namespace.ranges().stream().allMatch(range -> composite(range.start()) && composite(range.end()))
                && further <= ViewFormat.MOST_FURTHER_READS;
    }

    private static Stream<String> keys(ReadWriteSet.Namespace namespace) {
        return namespace.reads().stream().map(ReadWriteSet.Read::key);
    }

    private static boolean composite(String key) {
        return key.startsWith("\u0000");
    }

    private static boolean matches(ChaincodeDefinition definition, EndorsedTransaction tx) {
        return definition.chaincode().equals(tx.chaincode())
                && definition.version().equals(tx.response().chaincodeVersion());
    }

    /** @param live whether the answer is to be of this moment, not of the time of a file */
    Finding<Answers<A>> compareTimes(Answers<A> answers, long now, boolean live) {
        boolean attested = anchor.timeAttested();
        for (Payload<A> payload : answers.payloads()) {
            long asOf = payload.answer().asOf();
            require(
                    asOf == payload.tx().channelHeader().seconds(),
                    E_TIME,
                    VerdictMessage.STATED_TIME_NOT_OF_PROPOSAL.sentence());
            require(
                    asOf <= now + Anchor.CLOCK_SLACK_SECONDS,
                    E_TIME,
                    VerdictMessage.STATED_IN_THE_FUTURE
                            .with("stated", Argument.moment(Instant.ofEpochSecond(asOf)))
                            .and("now", Argument.moment(Instant.ofEpochSecond(now))));
            require(
                    !live || !attested || Math.abs(now - asOf) <= anchor.maxSkew() + Anchor.CLOCK_SLACK_SECONDS,
                    E_TIME,
                    VerdictMessage.STATED_TIME_OFF
                            .with("stated", Argument.moment(Instant.ofEpochSecond(asOf)))
                            .and("now", Argument.moment(Instant.ofEpochSecond(now))));
            if (live) {
                requireHeartbeat(payload.answer().head(), now);
            }
        }
        var asOf = Instant.ofEpochSecond(answers.asOf());
        return attested
                ? new Finding<>(answers, VerdictMessage.TIME_ATTESTED.with("stated", Argument.moment(asOf)))
                : new Finding<>(answers, VerdictMessage.TIME_DECLARED.with("stated", Argument.moment(asOf)));
    }

    /** Peers that stand still answer with the time of now; only a heartbeat that they have shows that their ledger goes on. */
    private void requireHeartbeat(Optional<Head> head, long now) {
        require(head.isPresent(), E_STALE, VerdictMessage.HEARTBEAT_MISSING.sentence());
        long oldest = Anchor.HEARTBEATS_MISSED * anchor.heartbeat();
        long at = head.orElseThrow().at();
        require(
                at >= now - oldest,
                E_STALE,
                VerdictMessage.HEARTBEAT_TOO_OLD
                        .with("heartbeat", Argument.moment(Instant.ofEpochSecond(at)))
                        .and("seconds", PlainNumbers.digits(oldest))
                        .and("now", Argument.moment(Instant.ofEpochSecond(now))));
    }

    /**
     * @param at the moment at which signers must be in force, for an answer of that time
     * @param quorum takes in the signatures; it holds those that were good even where a later one fails
     */
    Finding<Answers<A>> verifySignatures(Answers<A> answers, Function<A, Long> at, Quorum quorum) {
        for (Payload<A> payload : answers.payloads()) {
            for (Endorsement endorsement : payload.tx().endorsements()) {
                verify(payload, endorsement, at.apply(payload.answer()), quorum);
            }
        }
        return new Finding<>(answers, quorum.require());
    }

    private static <A extends ViewAnswer> void verify(
            Payload<A> payload, Endorsement endorsement, long at, Quorum quorum) {
        try {
            quorum.admit(payload.tx().response().bytes(), endorsement, at);
        } catch (CheckFailed failed) {
            if (failed.code() != W_SIGNER_UNKNOWN) {
                throw failed;
            }
            quorum.noteUnknown();
        }
    }

    private static void require(boolean condition, Code code, Sentence defect) {
        if (!condition) {
            throw new CheckFailed(code, defect);
        }
    }
}
