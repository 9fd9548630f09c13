// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.BringsKey;
import org.capaz.ledger.registry.FoundOrganisation;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.StatementException;

/**
 * Whose signatures a statement bears: each fits the bytes that it signs with its method, by a key that the registry trusts
 * on the day of signing and now. What does not fit is a defect of the statement, not a refusal of a rule (decision 004).
 */
final class Signatures {
    private final SignedStatement signed;
    private final Command command;
    private final Instant recordedAt;
    private final LedgerState ledger;

    Signatures(SignedStatement signed, Command command, Instant recordedAt, LedgerState ledger) {
        this.signed = signed;
        this.command = command;
        this.recordedAt = recordedAt;
        this.ledger = ledger;
    }

    /** The officers who signed; a key that the statement itself brings proves possession and signs nothing. */
    List<Signer> signers() {
        List<Signer> signers = new ArrayList<>();
        for (OfficerSignature signature : signed.signatures()) {
            byte[] message = signed.statement().signedBytes(signature.method());
            if (command instanceof BringsKey brings && !brings.isSigner() && brings.isProvedBy(signature)) {
                requireFit(brings.key(), message, signature);
            } else {
                Officer officer = officer(signature);
                requireFit(officer.key(), message, signature);
                signers.add(trusted(officer, signature.method()));
            }
        }
        return signers;
    }

    private Signer trusted(Officer officer, OfficerSignature.Method method) {
        Instant eventAt = signed.statement().eventAt();
        boolean trusted = officer.trustedAt(eventAt) && (officer.trustedAt(recordedAt) || diedSince(officer, eventAt));
        if (!trusted) {
            throw signatureFault("OFFICER_NOT_VALID", Message.OFFICER_KEY_NOT_VALID, officer.id());
        }
        return new Signer(officer.id(), officer.person(), officer.owner(), officer.msp(), officer.roles(), method);
    }

    private boolean diedSince(Officer officer, Instant eventAt) {
        return ReferenceValues.on(Day.of(recordedAt), ledger).has(ReferenceValue.OFFLINE_WINDOW)
                && officer.signedBeforeDeath(
                        eventAt,
                        recordedAt,
                        EventTime.reference(ReferenceValue.OFFLINE_WINDOW, 3_600, recordedAt, ledger));
    }

    /** From the registry; where a member enters itself, from the statement, because the registry has no key of it yet. */
    private Officer officer(OfficerSignature signature) {
        Optional<Officer> known = command instanceof FoundOrganisation founding
                ? Optional.of(founding.registrar())
                : Officer.find(ledger, signature.officer());
        return known.filter(officer -> officer.id().equals(signature.officer()))
                .orElseThrow(() -> signatureFault("OFFICER_UNKNOWN", Message.OFFICER_UNKNOWN, signature.officer()));
    }

    private static void requireFit(Officer.Key key, byte[] message, OfficerSignature signature) {
        key.signing().fault(message, signature).ifPresent(fault -> {
            throw signatureFault("SIGNATURE_WRONG", fault, signature.officer());
        });
    }

    /** I56: nobody registers a key that another person holds, or that nobody does. */
    Checked<Holds> holderOfTheNewKey() {
        return command instanceof BringsKey brings
                ? Checked.require(
                        Rule.I56,
                        signed.signatures().stream().anyMatch(brings::isProvedBy),
                        () -> Message.KEY_HOLDER_HAS_NOT_SIGNED.with("officer", brings.newKey()))
                : Checked.holds();
    }

    private static StatementException signatureFault(String code, Message message, OfficerId officer) {
        return new StatementException(code, "signatures", message.with("officer", officer));
    }
}
