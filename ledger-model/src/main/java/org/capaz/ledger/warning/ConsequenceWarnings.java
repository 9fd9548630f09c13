// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.IssueAttestation;
import org.capaz.ledger.certificate.RevokeCertificates;
import org.capaz.ledger.custody.WriteOffLot;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.producer.DisengageAmp;
import org.capaz.ledger.producer.NotifyAuthorityOrder;
import org.capaz.ledger.production.DowngradeLot;
import org.capaz.ledger.production.VoidLot;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.registry.WithdrawParty;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.succession.ReleaseOrganisation;

/** What a signature does to others, or cannot be taken back: said plainly, whether it is meant or not. */
final class ConsequenceWarnings {
    /** In the standard of the pilot; asked only where the standard itself is not at hand. */
    private static final int MODULE_OF_ABUSE = 3;

    private ConsequenceWarnings() {}

    static Stream<Warning> of(Stated stated) {
        return stated.command().map(command -> of(command, stated)).orElseGet(Stream::empty);
    }

    private static Stream<Warning> of(Command command, Stated stated) {
        return switch (command) {
            case IssueAttestation issued -> abuse(issued.claim(), stated);
            case NotifyAuthorityOrder order ->
                at(
                        "body.amp",
                        WarningMessage.WARNING_PRODUCER_SUSPENDED.with(
                                "amp", order.notice().amp()));
            case DisengageAmp end -> at("body.amp", WarningMessage.WARNING_PRODUCER_ENDED.with("amp", end.amp()));
            case WithdrawParty end -> at("body.party", WarningMessage.WARNING_PARTY_ENDED.with("party", end.party()));
            case RevokeCertificates end ->
                at(
                        "body",
                        WarningMessage.WARNING_CERTIFICATES_ENDED.with(
                                "certificates", Argument.several(end.certificates())));
            case WriteOffLot end -> at("body.lot", WarningMessage.WARNING_LOT_ENDED.with("lot", end.lot()));
            case VoidLot end -> at("body.lot", WarningMessage.WARNING_LOT_ENDED.with("lot", end.lot()));
            case DowngradeLot end -> at("body.lot", WarningMessage.WARNING_CLAIM_ENDED.with("lot", end.lot()));
            case ReleaseOrganisation end ->
                at(
                        "body.organisation",
                        WarningMessage.WARNING_ORGANISATION_RELEASED.with("organisation", end.organisation()));
            default -> Stream.empty();
        };
    }

    private static Stream<Warning> at(String field, Sentence sentence) {
        return Stream.of(new Warning(field, sentence));
    }

    private static Stream<Warning> abuse(Attestation.Claim claim, Stated stated) {
        List<Warning> warnings = new ArrayList<>();
        for (int i = 0; i < claim.findings().size(); i++) {
            Attestation.Finding finding = claim.findings().get(i);
            if (finding.status() == Attestation.Status.NOT_CONTROLLED && ends(finding.requirement(), claim, stated)) {
                warnings.add(new Warning(
                        "body.findings[" + i + "].status",
                        WarningMessage.WARNING_ABUSE_FOUND
                                .with("amp", claim.subject())
                                .and("requirement", finding.requirement())
                                .and("module", Argument.id(Integer.toString(claim.module())))));
            }
        }
        return warnings.stream();
    }

    /** Of the requirements that end an engagement at once. */
    private static boolean ends(Code requirement, Attestation.Claim claim, Stated stated) {
        return Standard.find(stated.ledger(), claim.standard(), claim.version())
                .map(standard -> standard.gate(requirement)
                        .filter(gate -> gate == Standard.Gate.IMM)
                        .isPresent())
                .orElse(claim.module() == MODULE_OF_ABUSE);
    }
}
