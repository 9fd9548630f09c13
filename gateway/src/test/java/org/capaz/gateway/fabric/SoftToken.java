// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A token of SoftHSM2, which keeps its keys in files. The variable SOFTHSM2_CONF, which the build sets, says where. */
record SoftToken(Path configuration, Path pinFile) {
    private static final String PIN = "271828";
    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    /** A new one without keys; whoever has no SoftHSM2 is told so, and the test is left out. */
    static SoftToken empty(Path folder) throws Exception {
        String where = System.getenv("SOFTHSM2_CONF");
        assumeTrue(
                where != null && Files.exists(LIBRARY),
                "Not tried: keys in a PKCS#11 token, because SoftHSM2 is not installed (apt-get install softhsm2) or"
                        + " SOFTHSM2_CONF is not set.");
        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(Path.of(where), "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        Process made = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "capaz",
                        "--pin",
                        PIN,
                        "--so-pin",
                        "314159265")
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        Path pin = Files.writeString(folder.resolve("pin"), PIN + "\n");
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
        return new SoftToken(
                Files.writeString(
                        folder.resolve("pkcs11.cfg"), "name = capaz\nlibrary = " + LIBRARY + "\nslotListIndex = 0\n"),
                pin);
    }

    /** A new key in it, and a certificate of its public key. */
    X509Certificate newKey(String alias) throws Exception {
        Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN.toCharArray());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=" + alias);
        Instant now = Instant.now();
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now),
                                Date.from(now.plusSeconds(86_400)),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA")
                                .setProvider(provider)
                                .build(pair.getPrivate())));
        store.setKeyEntry(alias, pair.getPrivate(), null, Stream.of(certificate).toArray(Certificate[]::new));
        return certificate;
    }
}
