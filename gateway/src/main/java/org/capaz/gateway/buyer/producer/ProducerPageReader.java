// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.producer;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Settings;
import org.capaz.gateway.buyer.lot.LotPageReader;
import org.capaz.gateway.buyer.producer.ProducerPage.Attested;
import org.capaz.gateway.certificate.TrustFiles;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.AttestationRef;
import org.capaz.ledger.certificate.Views;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Party;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.view.ViewAnswer;

/** Reads the page of a producer: of each attestation what the members' peers would sign, so that page and proof cannot differ. */
@Singleton
final class ProducerPageReader {
    private static final int MOST_SHOWN = 40;
    private static final String NO_CHALLENGE = "00".repeat(32);

    private final Settings settings;
    private final LotPageReader lots;
    private final TrustFiles trust;

    ProducerPageReader(Settings settings, LotPageReader lots, TrustFiles trust) {
        this.settings = settings;
        this.lots = lots;
        this.trust = trust;
    }

    /** Nothing for a party that is no producer. */
    Optional<ProducerPage> read(PartyId producer, ProjectedLedgerState ledger) {
        return Party.find(ledger, producer)
                .filter(party -> ledger.has(LedgerKeys.amp(producer)))
                .map(party -> page(party, ledger));
    }

    private ProducerPage page(Party party, ProjectedLedgerState ledger) {
        Affiliation standing = Affiliation.of(party.id(), Day.of(ledger.time()), ledger.time(), ledger);
        List<Attestation> all = Attestation.of(party.id(), ledger).stream()
                .sorted(Comparator.comparing((Attestation entry) -> !counts(entry, ledger))
                        .thenComparingInt(Attestation::module)
                        .thenComparing(Attestation::issuedAt, Comparator.reverseOrder()))
                .toList();
        return new ProducerPage(
                party.id().value(),
                party.name(),
                party.municipality().map(place -> lots.municipality(place.value())),
                standing.state(),
                standing.standard().map(standard -> standard.name() + " " + standard.version()),
                all.stream()
                        .limit(MOST_SHOWN)
                        .map(entry -> attested(entry, ledger))
                        .toList(),
                Math.max(0, all.size() - MOST_SHOWN),
                LabelText.origin(host()) + "/p/" + party.id().value(),
                trust.file("anchor.json").map(Digest::hex),
                lots.position(ledger));
    }

    private static boolean counts(Attestation entry, ProjectedLedgerState ledger) {
        return entry.active()
                && Day.of(ledger.time())
                        .within(entry.claim().validFrom(), entry.claim().validTo());
    }

    private Attested attested(Attestation entry, ProjectedLedgerState ledger) {
        var ref = new AttestationRef(entry.subject(), entry.module(), entry.id());
        Json.Obj answer = new Views(settings.channel(), settings.chaincode(), ledger.time())
                .attestation(ref, NO_CHALLENGE, ledger);
        ViewAnswer.OfAttestation read = ViewAnswer.readAttestation(CanonicalJson.bytes(answer));
        return new Attested(
                read.attestation(),
                read.notices(),
                counts(entry, ledger),
                answer.without("cc")
                        .without("ch")
                        .without("challenge")
                        .without("head")
                        .without("type"));
    }

    /** The anchor names the host, so that the codes of all members lead to one place. */
    private String host() {
        return trust.file("anchor.json")
                .flatMap(file -> Anchor.read(file).labelHost())
                .orElse(settings.publicHost());
    }
}
