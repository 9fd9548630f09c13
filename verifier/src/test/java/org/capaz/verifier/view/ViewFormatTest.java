// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.capaz.ledger.assessment.AttestationRef;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.record.LedgerKeys;
import org.junit.jupiter.api.Test;

class ViewFormatTest {
    private static final CertificateId CERTIFICATE = new CertificateId("3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713");

    @Test
    void the_keys_a_verifier_expects_are_those_the_contract_writes() {
        assertThat(ViewFormat.recordKey(CERTIFICATE.value()))
                .isEqualTo(LedgerKeys.certificate(CERTIFICATE).onLedger());
        assertThat(ViewFormat.statusKey(CERTIFICATE.value()))
                .isEqualTo(LedgerKeys.status(CERTIFICATE).onLedger());
        AttestationRef attestation = new AttestationRef(new PartyId("AMP-01"), 3, new Code("AT-7"));
        assertThat(ViewFormat.attestationKey(attestation.toString()))
                .isEqualTo(LedgerKeys.attestation(attestation.subject(), attestation.module(), attestation.id())
                        .onLedger());
        assertThat(ViewFormat.HEAD_KEY).isEqualTo(LedgerKeys.head().onLedger());
        assertThat(ViewFormat.NOT_ISSUED_KEY).isEqualTo(LedgerKeys.notIssued().onLedger());
    }
}
