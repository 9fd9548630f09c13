// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.capaz.gateway.buyer.lot.LotPage.Declared;
import org.capaz.gateway.buyer.lot.LotPage.Origin;
import org.capaz.gateway.buyer.lot.LotPage.StandardModule;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.certificate.AsIssued;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Party;

/** Reads the producers of a certificate: their shares, where they stood at its issue, and where they stand now. */
final class OriginReader {
    private final ProjectedLedgerState ledger;
    private final UnaryOperator<String> placeName;

    private OriginReader(ProjectedLedgerState ledger, UnaryOperator<String> placeName) {
        this.ledger = ledger;
        this.placeName = placeName;
    }

    /** @param placeName what people call a municipality, by its code */
    static List<Origin> read(List<AsIssued> origins, ProjectedLedgerState ledger, UnaryOperator<String> placeName) {
        var reader = new OriginReader(ledger, placeName);
        List<Integer> shares = Shares.perMille(
                origins.stream().map(origin -> origin.fine().milligrams()).toList());
        List<Origin> read = new ArrayList<>();
        for (int i = 0; i < origins.size(); i++) {
            read.add(reader.origin(origins.get(i), shares.get(i)));
        }
        return List.copyOf(read);
    }

    private Origin origin(AsIssued origin, int sharePerMille) {
        List<Fields> attestations = ledger.list(LedgerKeys.attestations(origin.amp())).stream()
                .map(Fields::of)
                .toList();
        Affiliation now = Affiliation.of(origin.amp(), Day.of(ledger.time()), ledger.time(), ledger);
        return new Origin(
                origin.name(),
                placeName.apply(origin.municipality().value()),
                Department.of(origin.municipality().value()),
                origin.fine(),
                sharePerMille,
                origin.state(),
                now.state(),
                origin.standard(),
                origin.version(),
                modules(origin.modules(), attestations),
                modules(now.modules(), attestations),
                declared(origin.amp()));
    }

    private Declared declared(PartyId party) {
        Party.Ownership said = Party.find(ledger, party).map(Party::ownership).orElse(Party.Ownership.UNDECLARED);
        return new Declared(
                said.beneficialOwner().isPresent(), !said.relatedTo().isEmpty());
    }

    private List<StandardModule> modules(List<ModuleResult> modules, List<Fields> attestations) {
        return modules.stream()
                .map(module -> new StandardModule(
                        module.module(),
                        module.result(),
                        module.word(),
                        module.issuer().map(issuer -> LotPageReader.partyName(issuer, ledger)),
                        assessedOn(module, attestations),
                        module.validTo()))
                .toList();
    }

    /** A result does not name its attestation; module, issuer and last day do. */
    private static Optional<Day> assessedOn(ModuleResult module, List<Fields> attestations) {
        return attestations.stream()
                .filter(attestation -> attestation.integer("module") == module.module()
                        && module.issuer().map(PartyId::value).equals(Optional.of(attestation.text("issuer")))
                        && module.validTo().map(Day::toString).equals(attestation.optionalText("validTo")))
                .map(attestation -> attestation.integer("issuedAt"))
                .min(Comparator.naturalOrder())
                .map(at -> Day.of(Instant.ofEpochSecond(at)));
    }
}
