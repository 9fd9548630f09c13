// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import static org.capaz.verifier.verdict.Code.E_ANCHOR;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * A newer anchor that may take the place of a trusted one without asking the user: administrators of enough organisations of
 * the <em>trusted</em> anchor signed its bytes. What the newer one says of its members counts for nothing here.
 *
 * <p>Decision 156.
 *
 * <p>Format: {@code docs/reference/formats/anchor.md}.
 *
 * @param anchor the newer anchor
 * @param signedBy the MSP ids of the organisations whose administrators signed, each once
 */
public record AnchorUpdate(Anchor anchor, Set<String> signedBy) {
    /** Copies the set in its order. */
    public AnchorUpdate {
        signedBy = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(signedBy));
    }

    /**
     * Requires that the newer anchor may replace the trusted one.
     *
     * @param trusted the anchor that the user believes
     * @param newer the bytes of the newer {@code anchor.json}
     * @param signatures the bytes of the {@code anchor.sigs.json} beside it
     * @param now Unix seconds by the reader's clock
     * @return the newer anchor and who signed it
     * @throws CheckFailed with {@code E-ANCHOR} when it is no newer anchor of this network, with the code of the first
     *     signature that does not hold when the others are too few, else with {@code E-QUORUM}
     */
    public static AnchorUpdate require(Anchor trusted, byte[] newer, byte[] signatures, long now) {
        Anchor anchor = Anchor.read(newer);
        requireNext(trusted, anchor);
        var signedBy = new TreeSet<String>();
        Optional<CheckFailed> first = Optional.empty();
        for (AnchorSignatures.One one : AnchorSignatures.read(signatures).all()) {
            try {
                requireGood(trusted, newer, one, now);
                // Who has left decides nothing, not even by a clock that is behind.
                if (trusted.present().stream().anyMatch(member -> member.mspId().equals(one.mspId()))) {
                    signedBy.add(one.mspId());
                }
            } catch (CheckFailed failure) {
                // A key that has run out since must not make the others worthless; it is named only when they are too
                // few.
                if (failure.code() != Code.W_SIGNER_UNKNOWN) {
                    first = first.or(() -> Optional.of(failure));
                }
            }
        }
        requireEnough(trusted, signedBy, first);
        return new AnchorUpdate(anchor, signedBy);
    }

    /**
     * Requires that the user has compared the newer anchor with what the members publish, when nobody's signatures are enough.
     *
     * @param trusted the anchor that the user believes
     * @param newer the bytes of the newer {@code anchor.json}
     * @param fingerprint the published fingerprint, as the user has it from elsewhere
     * @return the newer anchor, signed by nobody
     * @throws CheckFailed with {@code E-ANCHOR} when it is no newer anchor of this network, or another one
     */
    public static AnchorUpdate confirmed(Anchor trusted, byte[] newer, String fingerprint) {
        Anchor anchor = Anchor.read(newer);
        requireNext(trusted, anchor);
        require(
                anchor.id().equals(fingerprint),
                VerdictMessage.ANCHOR_NOT_THE_CONFIRMED
                        .with("found", Argument.id(anchor.id()))
                        .and("expected", Argument.id(fingerprint)));
        return new AnchorUpdate(anchor, Set.of());
    }

    /**
     * Requires that a signature is one of an administrator of the trusted anchor over these bytes.
     *
     * @param trusted the anchor that the user believes
     * @param newer the bytes of the newer {@code anchor.json}
     * @param one the signature
     * @param now Unix seconds by the reader's clock
     * @throws CheckFailed with the code of the first rule that is broken
     */
    public static void requireGood(Anchor trusted, byte[] newer, AnchorSignatures.One one, long now) {
        IdentityCheck.require(trusted, one.mspId(), one.certificate(), Role.ADMIN, now)
                .requireSigned(AnchorSignatures.signedBytes(newer), one.rs());
    }

    private static void requireNext(Anchor trusted, Anchor anchor) {
        require(
                anchor.genesis().equals(trusted.genesis()) && anchor.channel().equals(trusted.channel()),
                VerdictMessage.ANCHOR_OF_OTHER_NETWORK
                        .with("network", Argument.id(trusted.genesis()))
                        .and("channel", Argument.id(trusted.channel())));
        require(
                anchor.version() > trusted.version(),
                VerdictMessage.ANCHOR_NOT_NEWER
                        .with("version", PlainNumbers.digits(anchor.version()))
                        .and("trusted", PlainNumbers.digits(trusted.version())));
        require(
                anchor.version() > trusted.version() + 1 || anchor.previous().equals(Optional.of(trusted.id())),
                VerdictMessage.ANCHOR_FOLLOWS_ANOTHER.with("fingerprint", Argument.id(trusted.id())));
    }

    /** More than half of all organisations, and as many independent ones as a label needs: an operator alone decides nothing. */
    private static void requireEnough(Anchor trusted, Set<String> signedBy, Optional<CheckFailed> first) {
        int most = trusted.present().size();
        long independent = trusted.present().stream()
                .filter(member -> !member.operator() && signedBy.contains(member.mspId()))
                .count();
        if (2 * signedBy.size() > most && independent >= trusted.minOrgs()) {
            return;
        }
        throw first.orElseGet(() -> new CheckFailed(
                Code.E_QUORUM,
                VerdictMessage.ANCHOR_SIGNED_BY_TOO_FEW
                        .with("count", PlainNumbers.digits(signedBy.size()))
                        .and("independent", PlainNumbers.digits(independent))
                        .and("least", PlainNumbers.digits(most / 2 + 1L))
                        .and("members", PlainNumbers.digits(most))
                        .and("minOrgs", PlainNumbers.digits(trusted.minOrgs()))
                        .and("names", Argument.id(signedBy.isEmpty() ? "-" : String.join(", ", signedBy)))));
    }

    private static void require(boolean condition, Sentence defect) {
        if (!condition) {
            throw new CheckFailed(E_ANCHOR, defect);
        }
    }
}
