// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.security.auth.x500.X500Principal;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.machine.Resources;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NotAccepted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in a backup, for whom it opens, and that it is the whole home or none. */
class BackupTest {
    private static final Consortium CONSORTIUM = Consortium.ours();
    private static final Member TRADERS = CONSORTIUM.member("traders");
    /** So many bytes before the end is the middle of the seal: 16 bytes, and the zeros that close the file. */
    private static final int SEAL = 16;

    @TempDir
    private static Path recipients;

    @TempDir
    private Path folder;

    private NetworkLayout layout;
    private Path file;

    @BeforeAll
    static void recipients() throws Exception {
        recipient("ours");
        recipient("another");
    }

    private static void recipient(String name) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        var subject = new X500Principal("CN=Backups of Demo Traders");
        Instant now = Instant.now();
        byte[] certificate = new JcaX509v3CertificateBuilder(
                        subject,
                        BigInteger.ONE,
                        Date.from(now),
                        Date.from(now.plus(Duration.ofDays(1))),
                        subject,
                        keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                .getEncoded();
        Files.writeString(recipients.resolve(name + ".pem"), pem("CERTIFICATE", certificate), US_ASCII);
        Files.writeString(
                recipients.resolve(name + ".key"),
                pem("PRIVATE KEY", keys.getPrivate().getEncoded()),
                US_ASCII);
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    private static Path certificate(String name) {
        return recipients.resolve(name + ".pem");
    }

    private static Path key(String name) {
        return recipients.resolve(name + ".key");
    }

    @BeforeEach
    void home() throws IOException {
        layout = new NetworkLayout(folder.resolve("home"), 0);
        Home.make(layout, Resources.text("consortium.yaml"), "traders");
        Home home = Home.read(layout.root());
        layout.create(home);
        new CryptoMaterial(layout, TRADERS).createMissing(CONSORTIUM);
        for (String path : List.of(
                "members/traders/orderer/data/wal/0.wal",
                "members/traders/peer/data/ledgersData/chains",
                "members/traders/logs/peer.log",
                "members/traders/peer/process",
                "software/gateway-1/gateway.jar",
                "database/data/PG_VERSION",
                "database/superuser-password",
                "lock")) {
            Path each = layout.root().resolve(path);
            Files.createDirectories(each.getParent());
            Files.writeString(each, path);
        }
        Files.setPosixFilePermissions(
                layout.root().resolve("database/data"), PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(layout.root().resolve("database/data/pg_notify"));
        file = folder.resolve("traders.backup");
        new Backup(home, layout).write(file, certificate("ours"));
    }

    @Test
    void a_restored_home_has_the_keys_the_database_and_the_peers_data_and_nothing_of_the_orderers() throws IOException {
        Path again = folder.resolve("again");

        Backup.Found found = Backup.restore(file, key("ours"), again);

        assertThat(found.home().operated()).containsExactly(TRADERS);
        assertThat(new CryptoMaterial(new NetworkLayout(again, 0), TRADERS).file(CONSORTIUM))
                .isEqualTo(new CryptoMaterial(layout, TRADERS).file(CONSORTIUM));
        for (String kept : List.of(
                "members/traders/crypto/ca/key.pem",
                "members/traders/peer/data/ledgersData/chains",
                "database/data/PG_VERSION",
                "database/superuser-password")) {
            assertThat(again.resolve(kept)).hasSameBinaryContentAs(layout.root().resolve(kept));
        }
        assertThat(again.resolve("database/data/pg_notify")).isEmptyDirectory();
        for (String left : List.of(
                "members/traders/orderer/data",
                "members/traders/logs",
                "members/traders/peer/process",
                "software",
                "lock")) {
            assertThat(again.resolve(left)).doesNotExist();
        }
    }

    @Test
    void what_only_the_owner_could_read_only_the_owner_can_read_again() throws IOException {
        assertThat(mode(file)).isEqualTo("rw-------");
        Path again = folder.resolve("again");

        Backup.restore(file, key("ours"), again);

        assertThat(mode(again.resolve("members/traders"))).isEqualTo("rwx------");
        assertThat(mode(again.resolve("members/traders/crypto/ca/key.pem"))).isEqualTo("rw-------");
        assertThat(mode(again.resolve("database/data"))).isEqualTo("rwx------");
        assertThat(mode(again.resolve("public"))).isEqualTo("rwxr-xr-x");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void nothing_of_it_can_be_read_in_the_file_and_no_other_key_opens_it() throws IOException {
        assertThat(Files.readString(file, ISO_8859_1))
                .doesNotContain("PRIVATE KEY", "members/traders", "superuser-password");
        // Encrypted again and again: half of what is encrypted to one key is too large a number for another.
        for (int i = 0; i < 8; i++) {
            new Backup(Home.read(layout.root()), layout).write(file, certificate("ours"));
            assertThatThrownBy(() -> Backup.verify(file, key("another")))
                    .isInstanceOf(NotAccepted.class)
                    .hasMessageContaining("another.key");
        }
        assertThatThrownBy(() -> Backup.verify(file, certificate("ours")))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("PKCS#8");
        assertThat(Backup.verify(file, key("ours")).files()).isGreaterThan(10);
    }

    @Test
    void a_file_that_was_cut_or_changed_makes_no_home() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path again = folder.resolve("again");
        for (int length : new int[] {0, 100, whole.length / 2, whole.length - SEAL}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatExceptionOfType(NotAccepted.class)
                    .as("the first %d of %d bytes", length, whole.length)
                    .isThrownBy(() -> Backup.restore(file, key("ours"), again));
        }
        for (int at : new int[] {whole.length / 3, whole.length / 2, whole.length - SEAL}) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThatExceptionOfType(NotAccepted.class)
                    .as("byte %d of %d", at, whole.length)
                    .isThrownBy(() -> Backup.restore(file, key("ours"), again));
        }
        assertThat(again).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");

        Files.write(file, whole);
        assertThat(Backup.restore(file, key("ours"), again).home().operated()).containsExactly(TRADERS);
    }

    @Test
    void a_folder_with_anything_in_it_is_left_as_it_was_and_an_empty_one_is_taken() throws IOException {
        assertThatThrownBy(() -> Backup.restore(file, key("ours"), layout.root()))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("holds files already");
        assertThat(layout.root().resolve("members/traders/peer/data/ledgersData/chains"))
                .exists();

        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(Backup.restore(file, key("ours"), empty).home().operated()).containsExactly(TRADERS);
    }

    @Test
    void a_certificate_of_another_kind_of_key_is_refused_before_anything_is_written() {
        Path peers = new CryptoMaterial(layout, TRADERS).tlsRoot();
        Path other = folder.resolve("other.backup");

        assertThatThrownBy(() -> new Backup(Home.read(layout.root()), layout).write(other, peers))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("RSA");
        assertThat(other).doesNotExist();
    }

    @Test
    void a_backup_inside_the_home_is_refused_since_each_would_hold_those_before_and_one_beside_it_is_not() {
        var backup = new Backup(Home.read(layout.root()), layout);
        Path inside = layout.root().resolve("public/nightly.backup");

        assertThatThrownBy(() -> backup.write(inside, certificate("ours")))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("elsewhere");
        assertThat(inside).doesNotExist();

        Path beside = folder.resolve("home.backup");
        backup.write(beside, certificate("ours"));
        assertThat(beside).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../beside", "members/../../beside", "/beside"})
    void a_file_that_would_write_outside_the_home_makes_none(String name) throws IOException {
        Path hostile = folder.resolve("hostile.backup");
        try (var tar = new TarArchiveOutputStream(
                new GZIPOutputStream(SealedFile.seal(Files.newOutputStream(hostile), certificate("ours"))))) {
            var entry = new TarArchiveEntry(name, true);
            entry.setSize(1);
            tar.putArchiveEntry(entry);
            tar.write('x');
            tar.closeArchiveEntry();
        }

        assertThatExceptionOfType(NotAccepted.class)
                .isThrownBy(() -> Backup.restore(hostile, key("ours"), folder.resolve("again/home")));

        assertThat(folder.resolve("again")).isEmptyDirectory();
        assertThat(Path.of("/beside")).doesNotExist();
    }

    @Test
    void a_file_that_unpacks_to_more_than_the_disk_holds_stops_before_it_is_full() {
        long needed = Backup.verify(file, key("ours")).bytes();
        Path again = folder.resolve("again");

        assertThatExceptionOfType(NotAccepted.class)
                .isThrownBy(() -> Backup.restore(file, key("ours"), again, needed - 1))
                .withMessageContaining("room");
        assertThat(again).doesNotExist();

        assertThat(Backup.restore(file, key("ours"), again, needed).bytes()).isEqualTo(needed);
    }

    @Test
    void whether_a_backup_is_possible_is_known_before_anything_is_stopped_for_it() throws IOException {
        var backup = new Backup(Home.read(layout.root()), layout);

        assertThatExceptionOfType(NotAccepted.class)
                .isThrownBy(() -> backup.requirePossible(layout.root().resolve("inside"), certificate("ours")));
        assertThatExceptionOfType(NetworkFailure.class)
                .isThrownBy(() -> backup.requirePossible(folder.resolve("beside"), key("ours")));

        backup.requirePossible(folder.resolve("beside"), certificate("ours"));
    }
}
