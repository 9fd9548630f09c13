// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.capaz.client.ClientFailure;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficerKeyTest {
    private static final char[] PASSPHRASE = "demo".toCharArray();

    @TempDir
    Path folder;

    @Test
    void a_new_key_is_read_back_from_a_file_that_only_its_owner_may_read() throws Exception {
        Path file = folder.resolve("officer.p12");
        OfficerKey created = OfficerKey.create(file, PASSPHRASE);

        OfficerKey read = OfficerKey.load(file, PASSPHRASE);

        assertThat(read.spki()).isEqualTo(created.spki());
        assertThat(read.privateKey()).isEqualTo(created.privateKey());
        assertThat(read.id()).isEqualTo(OfficerId.of(created.spki()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void the_certificate_of_the_key_file_is_signed_by_the_key_itself_and_valid_for_ten_years() throws Exception {
        Path file = folder.resolve("officer.p12");
        OfficerKey key = OfficerKey.create(file, PASSPHRASE);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSPHRASE);
        }

        var certificate = (X509Certificate) store.getCertificate("officer");

        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getPublicKey().getEncoded()).isEqualTo(key.spki());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSerialNumber()).isPositive();
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=" + key.id().value().substring(0, 8));
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(Duration.between(Instant.now(), certificate.getNotAfter().toInstant()))
                .isBetween(Duration.ofDays(3649), Duration.ofDays(3650));
        certificate.checkValidity();
    }

    @Test
    void a_wrong_passphrase_opens_nothing() {
        Path file = folder.resolve("officer.p12");
        OfficerKey.create(file, PASSPHRASE);

        assertThatThrownBy(() -> OfficerKey.load(file, "other".toCharArray()))
                .isInstanceOf(ClientFailure.class)
                .hasMessageContaining("is not a PKCS#12 file with one P-256 key that this passphrase opens");
    }

    @Test
    void two_officers_sign_one_statement_each_by_its_own_method() {
        OfficerKey first = OfficerKey.create(folder.resolve("first.p12"), PASSPHRASE);
        OfficerKey second = OfficerKey.create(folder.resolve("second.p12"), PASSPHRASE);
        var statement = new Statement(
                "custody.accept",
                "capaz",
                new RecordId("8f14e45f-ea3f-4c1e-9d3b-7a1f0a3c2b11"),
                "AGG-01",
                Instant.ofEpochSecond(1_709_568_000),
                Json.object().with("transfer", "T-01"));

        SignedStatement signed = second.sign(
                first.sign(statement, OfficerSignature.Method.OWN_KEY), OfficerSignature.Method.SHARED_DEVICE);

        assertThat(signed.statement()).isEqualTo(statement);
        assertThat(signed.signatures()).extracting(OfficerSignature::officer).containsExactly(first.id(), second.id());
        assertThat(P256.fits(
                        P256.publicKey(first.spki()),
                        statement.signedBytes(OfficerSignature.Method.OWN_KEY),
                        signed.signatures().getFirst().signature()))
                .isTrue();
        assertThat(P256.fits(
                        P256.publicKey(second.spki()),
                        statement.signedBytes(OfficerSignature.Method.SHARED_DEVICE),
                        signed.signatures().getLast().signature()))
                .isTrue();
        assertThat(P256.fits(
                        P256.publicKey(second.spki()),
                        statement.signedBytes(OfficerSignature.Method.OWN_KEY),
                        signed.signatures().getLast().signature()))
                .isFalse();
    }
}
