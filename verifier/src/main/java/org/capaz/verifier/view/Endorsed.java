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
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.Endorsement;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.SerializedIdentity;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Definition;
import org.capaz.verifier.trust.P256;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Words;

/**
 * The payloads in which several organisations answered one question, with the checks V1 to V10 that are the same for
 * every view. Each check runs over all payloads; one bad payload spoils the answer, since collectors leave bad ones out.
 */
final class Endorsed<A extends ViewAnswer> {
    private static final int HEX_CHALLENGE_LENGTH = 64;
    private static final int OK = 200;

    /** One payload and what was read from it. */
    record Payload<A extends ViewAnswer>(EndorsedTransaction tx, String challenge, A answer) {}

    private final Anchor anchor;
    private final String function;
    private final Optional<String> certificate;
    private final Function<byte[], A> reader;
    private final Quorum quorum;

    private List<EndorsedTransaction> transactions = List.of();
    private final List<Payload<A>> payloads = new ArrayList<>();

    /** @param certificate the argument between function and challenge, when the view has one */
    Endorsed(Anchor anchor, String function, Optional<String> certificate, Function<byte[], A> reader) {
        this.anchor = anchor;
        this.function = function;
        this.certificate = certificate;
        this.reader = reader;
        this.quorum = new Quorum(anchor);
    }

    Quorum quorum() {
        return quorum;
    }

    List<Payload<A>> payloads() {
        return payloads;
    }

    A first() {
        return payloads.getFirst().answer();
    }

    /** The moment that all answers have reached: the earliest of their times. */
    long asOf() {
        return payloads.stream()
                .mapToLong(payload -> payload.answer().asOf())
                .min()
                .orElseThrow();
    }

    Words parse(List<byte[]> bytes) {
        if (bytes.isEmpty()) {
            throw new CheckFailed(E_ENV, "there is no payload", "no hay ninguna respuesta");
        }
        transactions = bytes.stream().map(EndorsedTransaction::read).toList();
        return Words.of("%d payloads", "%d respuestas", transactions.size());
    }

    Words compareChannel() {
        for (EndorsedTransaction tx : transactions) {
            require(
                    tx.channelHeader().channel().equals(anchor.channel()),
                    E_CHANNEL,
                    "expected channel %s",
                    "se esperaba el canal %s",
                    anchor.channel());
        }
        return Words.plain(anchor.channel());
    }

    Words compareTxIds() {
        for (EndorsedTransaction tx : transactions) {
            require(
                    tx.channelHeader().txId().equals(tx.signatureHeader().txId()),
                    E_TXID,
                    "expected %s",
                    "se esperaba %s",
                    tx.signatureHeader().txId());
        }
        return Words.plain(String.join(
                ", ", transactions.stream().map(tx -> tx.channelHeader().txId()).toList()));
    }

    Words compareProposalHashes() {
        for (EndorsedTransaction tx : transactions) {
            require(
                    Arrays.equals(tx.response().proposalHash(), tx.proposalHash()),
                    E_PROPHASH,
                    "the signed hash is not that of this question",
                    "el hash firmado no es el de esta pregunta");
        }
        return Words.of("the signed hash is that of the question", "el hash firmado es el de la pregunta");
    }

    Words compareQuestions() {
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
        return Words.of(
                "%s of %s", "%s de %s", function, transactions.getFirst().chaincode());
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
                arguments.equals(expected)
                        && challenge.length() == HEX_CHALLENGE_LENGTH
                        && challenge.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f'),
                E_ARGS,
                "expected %s and a challenge of 64 hexadecimal digits",
                "se esperaba %s y un reto de 64 dígitos hexadecimales",
                String.join(", ", expected.subList(0, expected.size() - 1)));
        return challenge;
    }

    Words readAnswers() {
        for (EndorsedTransaction tx : transactions) {
            var response = tx.response().answer();
            require(
                    response.status() == OK && response.message().isEmpty(),
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
        return Words.of("canonical, and echoes the question", "canónica, y repite la pregunta");
    }

    private static Optional<String> certificateOf(ViewAnswer answer) {
        return switch (answer) {
            case ViewAnswer.OfState state -> Optional.of(state.certificate());
            case ViewAnswer.OfStatus status -> Optional.empty();
        };
    }

    Words compareReads(List<String> expectedKeys) {
        for (EndorsedTransaction tx : transactions) {
            String chaincode = tx.chaincode();
            ReadWriteSet results = tx.response().results();
            List<ReadWriteSet.Namespace> namespaces = results.namespaces();
            require(
                    namespaces.stream()
                                    .map(ReadWriteSet.Namespace::name)
                                    .toList()
                                    .equals(List.of("_lifecycle", chaincode))
                            && tx.response().event().isEmpty()
                            && namespaces.stream().allMatch(Endorsed::readsOnly),
                    E_WRITES,
                    "more than reads of the contract's own keys",
                    "más que lecturas de las claves propias del contrato");
            String sequence = "namespaces/fields/" + chaincode + "/Sequence";
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
        return Words.of("read %s", "leyó %s", String.join(", ", expectedKeys));
    }

    private static boolean readsOnly(ReadWriteSet.Namespace namespace) {
        return namespace.writes().isEmpty() && !namespace.beyondKeys();
    }

    private static List<String> keys(ReadWriteSet.Namespace namespace) {
        return namespace.reads().stream().map(ReadWriteSet.Read::key).sorted().toList();
    }

    private static boolean matches(Definition definition, EndorsedTransaction tx) {
        return definition.chaincode().equals(tx.chaincode())
                && definition.version().equals(tx.response().chaincodeVersion());
    }

    Words compareTimes(long now, boolean live) {
        boolean attested = anchor.timeAttested();
        for (Payload<A> payload : payloads) {
            long asOf = payload.answer().asOf();
            require(
                    asOf == payload.tx().channelHeader().seconds(),
                    E_TIME,
                    "stated time and proposal time differ",
                    "la hora declarada y la de la propuesta difieren");
            require(
                    !live || !attested || Math.abs(now - asOf) <= anchor.maxSkew() + 300,
                    E_TIME,
                    "stated at %s, this clock shows %s",
                    "declarado a %s, este reloj muestra %s",
                    Instant.ofEpochSecond(asOf),
                    Instant.ofEpochSecond(now));
        }
        return attested
                ? Words.of("%s, attested by the peers", "%s, atestiguada por los nodos", Instant.ofEpochSecond(asOf()))
                : Words.of("%s, declared time", "%s, hora declarada", Instant.ofEpochSecond(asOf()));
    }

    /** @param at the moment at which signers must be in force, for an answer of that time */
    Words verifySignatures(Function<A, Long> at) {
        for (Payload<A> payload : payloads) {
            for (Endorsement endorsement : payload.tx().endorsements()) {
                verify(payload, endorsement, at.apply(payload.answer()));
            }
        }
        return quorum.require();
    }

    private void verify(Payload<A> payload, Endorsement endorsement, long at) {
        byte[] endorser = endorsement.endorser();
        try {
            quorum.admit(payload.tx().response().bytes(), endorser, P256.rawFromDer(endorsement.signature()), at);
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
