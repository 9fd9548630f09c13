// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.record.LedgerKeys;
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

    /** Reads a record's name, such as {@code attestation/AMP-01/03/AT-7}; {@link #toString} writes it. */
    public static AttestationRef named(String name) {
        String[] parts = name.split("/", -1);
        if (parts.length == 4 && parts[2].matches("[0-9]{2}")) {
            var ref = new AttestationRef(
                    new PartyId(parts[1]), Standard.module(Long.parseLong(parts[2])), new Code(parts[3]));
            if (ref.toString().equals(name)) {
                return ref;
            }
        }
        throw new InvalidValue(Message.RECORD_NAME_NOT_VALID.sentence());
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

    /** The name of the record, as flags and views name it. */
    @Override
    public String toString() {
        return LedgerKeys.attestation(subject, module, id).toString();
    }

    /** The fault of a refusal is the subject where it is no producer, else the attestation. */
    public Checked<Attestation> locating(Checked<Attestation> found, LedgerState ledger) {
        return Amp.locating("subject", subject, "attestation", found, ledger);
    }
}
