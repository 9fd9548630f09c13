// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.capaz.gateway.TestCertificate;
import org.hyperledger.fabric.client.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSignerTest {
    private static final BigInteger HALF_ORDER =
            ECNamedCurveTable.getByName("P-256").getN().shiftRight(1);
    private static final byte[] MESSAGE = {1, 2, 3};

    @Test
    void a_key_that_never_leaves_its_token_signs_as_fabric_wants_it(@TempDir Path folder) throws Exception {
        SoftToken token = SoftToken.empty(folder);
        X509Certificate another = token.newKey("another");
        X509Certificate certificate = token.newKey("gateway");

        TokenSigner signer = TokenSigner.open(token.configuration(), token.pinFile(), certificate);

        // Each second signature would have the large s.
        for (int i = 0; i < 8; i++) {
            byte[] signature = signer.sign(Hash.SHA256.apply(MESSAGE));
            assertThat(fits(certificate, signature)).isTrue();
            assertThat(fits(another, signature)).isFalse();
            assertThat(ASN1Integer.getInstance(
                                    ASN1Sequence.getInstance(signature).getObjectAt(1))
                            .getPositiveValue())
                    .isLessThanOrEqualTo(HALF_ORDER);
        }
        X509Certificate stranger =
                (X509Certificate) TestCertificate.of("stranger", folder).certificate();
        assertThatThrownBy(() -> TokenSigner.open(token.configuration(), token.pinFile(), stranger))
                .hasMessageContaining("no key of this member's client certificate");
        Files.setPosixFilePermissions(token.pinFile(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> TokenSigner.open(token.configuration(), token.pinFile(), certificate))
                .hasMessageContaining("chmod 600");
    }

    private static boolean fits(X509Certificate certificate, byte[] signature) throws Exception {
        Signature check = Signature.getInstance("SHA256withECDSA", "SunEC");
        check.initVerify(certificate);
        check.update(MESSAGE);
        return check.verify(signature);
    }
}
