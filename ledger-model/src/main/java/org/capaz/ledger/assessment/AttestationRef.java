// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Checked;

/** Which attestation a statement is about, in the members {@code subject}, {@code module} and {@code attestation}. */
public record AttestationRef(PartyId subject, int module, Code id) {

    public static AttestationRef read(Fields body) {
        return new AttestationRef(
                body.parsed("subject", PartyId::new),
                body.quantity("module", Standard::module),
                body.parsed("attestation", Code::new));
    }

    public Json.Obj json() {
        return Json.object()
                .with("subject", subject.value())
                .with("module", module)
                .with("attestation", id.value());
    }

    public Optional<Attestation> find(LedgerState ledger) {
        return Attestation.find(subject, module, id, ledger);
    }

    /** The fault of a refusal is the subject where it is no producer, else the attestation. */
    public Checked<Attestation> locating(Checked<Attestation> found, LedgerState ledger) {
        return Amp.locating("subject", subject, "attestation", found, ledger);
    }
}
