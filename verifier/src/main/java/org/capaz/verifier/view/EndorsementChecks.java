package org.capaz.verifier.view;

import static org.capaz.verifier.verdict.Code.E_ARGS;
import static org.capaz.verifier.verdict.Code.E_CC;
import static org.capaz.verifier.verdict.Code.E_CHALLENGE;
import static org.capaz.verifier.verdict.Code.E_CHANNEL;
import static org.capaz.verifier.verdict.Code.E_DEF_UNKNOWN;
import static org.capaz.verifier.verdict.Code.E_ENV;
import static org.capaz.verifier.verdict.Code.E_PROPHASH;
import static org.capaz.verifier.verdict.Code.E_RESPONSE;
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
import org.capaz.ledger.identity.Digest;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.Endorsement;
import org.capaz.verifier.fabric.ProposalResponsePayload;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.SerializedIdentity;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.ChaincodeDefinition;
import org.capaz.verifier.trust.EcdsaSignature;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.BilingualText;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Finding;

/**
 * The checks V1 to V10 that are the same for every view, over the payloads in which several organisations answered one
 * request. Each check runs over all payloads; one bad payload fails the answer, since collectors leave bad ones out. Each
 * check takes what the one before it found.
 *
 * @param <A> what the view answers
 */
final class EndorsementChecks<A extends ViewAnswer> {
    private final Anchor anchor;
    private final String function;
    private final Optional<String> certificate;
    private final Function<byte[], A> reader;

    /** One payload and what was read from it. */
    record Payload<A extends ViewAnswer>(EndorsedTransaction tx, String challenge, A answer) {}

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

    /** @param certificate the argument between function and challenge, when the view has one */
    EndorsementChecks(Anchor anchor, String function, Optional<String> certificate, Function<byte[], A> reader) {
        this.anchor = anchor;
        this.function = function;
        this.certificate = certificate;
        this.reader = reader;
    }

    Finding<List<EndorsedTransaction>> parse(List<byte[]> bytes) {
        if (bytes.isEmpty()) {
            throw new CheckFailed(E_ENV, "there is no payload", "no hay ninguna respuesta");
        }
        return Finding.of(
                bytes.stream().map(EndorsedTransaction::read).toList(), "%d payloads", "%d respuestas", bytes.size());
    }

    Finding<List<EndorsedTransaction>> compareChannel(List<EndorsedTransaction> transactions) {
        for (EndorsedTransaction tx : transactions) {
            require(
                    tx.channelHeader().channel().equals(anchor.channel()),
                    E_CHANNEL,
                    "expected channel %s",
                    "se esperaba el canal %s",
                    anchor.channel());
        }
        return new Finding<>(transactions, BilingualText.plain(anchor.channel()));
    }

    Finding<List<EndorsedTransaction>> compareTxIds(List<EndorsedTransaction> transactions) {
        for (EndorsedTransaction tx : transactions) {
            require(
                    tx.channelHeader().txId().equals(tx.signatureHeader().txId()),
                    E_TXID,
                    "expected %s",
                    "se esperaba %s",
                    tx.signatureHeader().txId());
        }
        List<String> ids =
                transactions.stream().map(tx -> tx.channelHeader().txId()).toList();
        return new Finding<>(transactions, BilingualText.plain(String.join(", ", ids)));
    }

    Finding<List<EndorsedTransaction>> compareProposalHashes(List<EndorsedTransaction> transactions) {
        for (EndorsedTransaction tx : transactions) {
            require(
                    Arrays.equals(tx.response().proposalHash(), tx.proposalHash()),
                    E_PROPHASH,
                    "the signed hash is not that of this question",
                    "el hash firmado no es el de esta pregunta");
        }
        return Finding.of(
                transactions, "the signed hash is that of the question", "el hash firmado es el de la pregunta");
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
                    "not one contract of the anchor throughout",
                    "no es en todas partes un mismo contrato del ancla");
            challenge(tx);
        }
        return Finding.of(
                transactions,
                "%s of %s",
                "%s de %s",
                function,
                transactions.getFirst().chaincode());
    }

    /** The last argument, after function and, where there is one, certificate. */
    private String challenge(EndorsedTransaction tx) {
        var expected = new ArrayList<>(List.of(function));
        certificate.ifPresent(expected::add);
        List<String> arguments = tx.arguments().stream()
                .map(argument -> new String(argument, StandardCharsets.ISO_8859_1))
                .toList();
        String challenge = arguments.isEmpty() ? "" : arguments.getLast();
        expected.add(challenge);
        require(
                arguments.equals(expected) && Digest.isHex(challenge),
                E_ARGS,
                "expected %s and a challenge of 64 hexadecimal digits",
                "se esperaba %s y un reto de 64 dígitos hexadecimales",
                String.join(", ", expected.subList(0, expected.size() - 1)));
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
                    "status %d, expected 200 without message",
                    "estado %d, se esperaba 200 sin mensaje",
                    response.status());
            A answer = reader.apply(response.payload());
            require(
                    answer.chaincode().equals(tx.chaincode())
                            && answer.channel().equals(anchor.channel())
                            && certificateOf(answer).equals(certificate),
                    E_RESPONSE,
                    "the answer names another contract, channel or record",
                    "la respuesta nombra otro contrato, canal o constancia");
            String challenge = challenge(tx);
            require(
                    answer.challenge().equals(challenge),
                    E_CHALLENGE,
                    "the answer repeats another challenge than it was asked with",
                    "la respuesta repite un reto distinto del preguntado");
            payloads.add(new Payload<>(tx, challenge, answer));
        }
        return Finding.of(
                new Answers<>(List.copyOf(payloads)),
                "canonical, and echoes the question",
                "canónica, y repite la pregunta");
    }

    private static Optional<String> certificateOf(ViewAnswer answer) {
        return switch (answer) {
            case ViewAnswer.OfState state -> Optional.of(state.certificate());
            case ViewAnswer.OfStatus status -> Optional.empty();
        };
    }

    Finding<Answers<A>> compareReads(Answers<A> answers, List<String> expectedKeys) {
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
                    "more than reads of the contract's own keys",
                    "más que lecturas de las claves propias del contrato");
            String sequence = ChaincodeDefinition.sequenceKey(chaincode);
            require(
                    keys(namespaces.get(0)).equals(List.of(sequence))
                            && keys(namespaces.get(1)).equals(expectedKeys),
                    E_WRITES,
                    "read other keys than %s",
                    "leyó otras claves que %s",
                    String.join(", ", expectedKeys));
            Optional<Version> place = namespaces.get(0).reads().get(0).version();
            boolean known = place.flatMap(anchor::definitionAt)
                    .filter(definition -> matches(definition, tx))
                    .isPresent();
            require(
                    known,
                    E_DEF_UNKNOWN,
                    "no definition %s %s at %s in anchor version %d",
                    "no hay definición %s %s en %s en el ancla versión %d",
                    chaincode,
                    tx.response().chaincodeVersion(),
                    place.map(Version::toString).orElse("-"),
                    anchor.version());
        }
        return Finding.of(answers, "read %s", "leyó %s", String.join(", ", expectedKeys));
    }

    private static boolean readsOnly(ReadWriteSet.Namespace namespace) {
        return namespace.writes().isEmpty() && !namespace.beyondKeys();
    }

    private static List<String> keys(ReadWriteSet.Namespace namespace) {
        return namespace.reads().stream().map(ReadWriteSet.Read::key).sorted().toList();
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
                    "stated time and proposal time differ",
                    "la hora declarada y la de la propuesta difieren");
            require(
                    !live || !attested || Math.abs(now - asOf) <= anchor.maxSkew() + Anchor.CLOCK_SLACK_SECONDS,
                    E_TIME,
                    "stated at %s, this clock shows %s",
                    "declarado a %s, este reloj muestra %s",
                    Instant.ofEpochSecond(asOf),
                    Instant.ofEpochSecond(now));
        }
        var asOf = Instant.ofEpochSecond(answers.asOf());
        return attested
                ? Finding.of(answers, "%s, attested by the peers", "%s, atestiguada por los nodos", asOf)
                : Finding.of(answers, "%s, declared time", "%s, hora declarada", asOf);
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
        byte[] endorser = endorsement.endorser();
        try {
            quorum.admit(
                    payload.tx().response().bytes(), endorser, EcdsaSignature.rawFromDer(endorsement.signature()), at);
        } catch (CheckFailed failed) {
            if (failed.code() != W_SIGNER_UNKNOWN) {
                throw failed;
            }
            quorum.noteUnknown(SerializedIdentity.read(endorser).mspId());
        }
    }

    private static void require(boolean condition, Code code, String en, String es, Object... values) {
        if (!condition) {
            throw new CheckFailed(code, en, es, values);
        }
    }
}
