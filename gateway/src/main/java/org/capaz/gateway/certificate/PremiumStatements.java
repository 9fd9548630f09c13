// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Settings;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.verifier.verdict.StatedPremium;
import org.capaz.verifier.view.PremiumPart;

/**
 * States the premium of a certificate's lot as this member's page does, and signs it: a file that leaves this gateway can be
 * altered on its way, and whoever checks it sees whose word it is.
 *
 * <p>Decision 184.
 */
@Singleton
public final class PremiumStatements {
    private final BeanProvider<MemberSignature> signature;
    private final PublishedPremiums premiums;
    private final LedgerStateReader ledgerStates;
    private final Settings settings;

    PremiumStatements(
            BeanProvider<MemberSignature> signature,
            PublishedPremiums premiums,
            LedgerStateReader ledgerStates,
            Settings settings) {
        this.signature = signature;
        this.premiums = premiums;
        this.ledgerStates = ledgerStates;
        this.settings = settings;
    }

    /** Nothing for a record of another form, without a key, and for more sums than a statement may speak of. */
    public Optional<PremiumPart> of(CertificateId certificate) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        return ledger.find(LedgerKeys.certificate(certificate))
                .filter(record -> signature.isPresent() && record.has("lot"))
                .map(record -> premiums.owedOn(record.parsed("lot", LotId::new), ledger))
                .filter(owed -> owed.size() <= StatedPremium.MOST_OWED)
                .map(owed -> signed(certificate, ledger.time().getEpochSecond(), owed));
    }

    private PremiumPart signed(CertificateId certificate, long asOf, List<StatedPremium.Owed> owed) {
        String statement = PremiumPart.statement(settings.channel(), certificate.value(), asOf, owed);
        MemberSignature key = signature.get();
        return new PremiumPart(statement, key.identity(), key.over(PremiumPart.signedBytes(statement)));
    }
}
