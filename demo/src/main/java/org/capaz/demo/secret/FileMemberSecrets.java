// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.capaz.client.key.OfficerKey;
import org.capaz.client.pseudonym.KeyedHash;
import org.capaz.client.pseudonym.MinerKey;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/**
 * Officers' keys, salted papers and the key of the miner references, each in the folder of the member it belongs to. Salts
 * are derived from a secret of the member and the position of the cell: an interrupted case is continued with the very same
 * statements, which the ledger takes once (I4). Random salts would give other contents to ids already used.
 */
public final class FileMemberSecrets implements MemberSecrets {
    /** Public, as the reference says: the demonstration's keys protect nothing. */
    static final String PASSPHRASE = "demo";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Function<String, Path> folderOf;
    private final String minerKeyHolder;
    private final Map<String, OfficerKey> keys = new ConcurrentHashMap<>();

    /**
     * @param folderOf the folder of a member
     * @param minerKeyHolder the only member that can compute which number a miner reference stands for
     */
    public FileMemberSecrets(Function<String, Path> folderOf, String minerKeyHolder) {
        this.folderOf = folderOf;
        this.minerKeyHolder = minerKeyHolder;
    }

    /** The key of an officer whose public key was asked for before. */
    public OfficerKey key(String officer) {
        return Objects.requireNonNull(
                keys.get(officer), () -> "the public key of " + officer + " was not asked for before");
    }

    @Override
    public String spki(String member, String officer) {
        return keys.computeIfAbsent(officer, name -> {
                    Path file = folder(member, "officers").resolve(name + ".p12");
                    char[] passphrase = PASSPHRASE.toCharArray();
                    return Files.exists(file) ? OfficerKey.load(file, passphrase) : OfficerKey.create(file, passphrase);
                })
                .spkiText();
    }

    @Override
    public String commitment(String member, Row row, String column, Json value) {
        byte[] salt = KeyedHash.of(secret(member, "evidence"), row.file() + "\n" + row.number() + "\n" + column);
        var opening = new Opening(
                HexFormat.of().formatHex(salt),
                value,
                Optional.of(row.file() + ", row " + row.number() + ", " + column));
        String hash = opening.commitment();
        keep(member, hash, opening);
        return hash;
    }

    @Override
    public MinerRef miner(String number) {
        return new MinerKey(secret(minerKeyHolder, "miner-references")).of(number);
    }

    /** Keeps value and salt, with which the member can later prove what was recorded. */
    private void keep(String member, String hash, Opening opening) {
        Path file = folder(member, "evidence").resolve(hash + ".json");
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.writeString(file, CanonicalJson.write(opening.json()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] secret(String member, String purpose) {
        Path file = folder(member, "secrets").resolve(purpose + ".key");
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[32];
                new SecureRandom().nextBytes(fresh);
                Path beside = Files.createTempFile(file.getParent(), "new", ".key");
                Files.write(beside, fresh);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file + " cannot be read or made", e);
        }
    }

    private Path folder(String member, String name) {
        try {
            Path folder = folderOf.apply(member).resolve(name);
            return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, OWNER_ONLY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
