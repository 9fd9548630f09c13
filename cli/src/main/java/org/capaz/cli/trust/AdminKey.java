// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.trust.Certificates;

/** An administrator's certificate and key in PEM, as Fabric's tools keep them in {@code signcerts} and {@code keystore}. */
public final class AdminKey {
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

    private AdminKey() {}

    /** The certificate; a file of another form fails the command. */
    public static X509Certificate certificate(Path file) {
        return Certificates.fromPem(new String(PublicFile.read(file), US_ASCII))
                .orElseThrow(() -> new CommandFailed(
                        CommandMessage.FILE_NOT_CERTIFICATE.with("file", Argument.id(file.toString())),
                        CommandMessage.CHECK_FILE_NAME.sentence()));
    }

    /** The key; a file of another form fails the command. */
    public static PrivateKey secret(Path file) {
        Matcher pem = PEM.matcher(new String(PublicFile.read(file), US_ASCII));
        try {
            if (pem.matches()) {
                return KeyFactory.getInstance("EC")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
            }
        } catch (GeneralSecurityException e) {
            throw notKey(file);
        }
        throw notKey(file);
    }

    private static CommandFailed notKey(Path file) {
        return new CommandFailed(
                CommandMessage.FILE_NOT_PRIVATE_KEY.with("file", Argument.id(file.toString())),
                CommandMessage.CHECK_FILE_NAME.sentence());
    }
}
