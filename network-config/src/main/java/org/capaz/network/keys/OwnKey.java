// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Provider;
import java.util.Optional;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.capaz.network.machine.Folders;

/**
 * A new key of a member.
 *
 * @param pem of the private key, as a file holds it; empty if it lies in a token
 * @param token that signs with it, if it lies in one
 */
record OwnKey(KeyPair pair, Optional<byte[]> pem, Optional<Provider> token) {

    /** A gateway's key is made in the token, if the member has one; Fabric's own programs read theirs from files. */
    static OwnKey create(CertificateContent content, Token token) throws IOException {
        if (content.holder() == Holder.GATEWAY && token.isThere()) {
            return token.newKey(content.subject());
        }
        KeyPair pair = Certificates.newKeyPair();
        return new OwnKey(
                pair,
                Optional.of(Certificates.pem("PRIVATE KEY", pair.getPrivate().getEncoded())),
                Optional.empty());
    }

    ContentSigner signer() throws OperatorCreationException {
        JcaContentSignerBuilder builder = new JcaContentSignerBuilder("SHA256withECDSA");
        token.ifPresent(builder::setProvider);
        return builder.build(pair.getPrivate());
    }

    /** Writes the private key, unless it lies in a token. */
    void write(Path file) {
        pem.ifPresent(content -> Folders.writeSecret(file, content));
    }
}
