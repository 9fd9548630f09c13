package org.capaz.client.pseudonym;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.capaz.client.ClientFailure;
import org.capaz.ledger.identity.MinerRef;

/**
 * The network's single key for miner references, kept in a file on the key holder's machine. Identity numbers are so short
 * that an unkeyed hash of one is guessed in seconds; whoever has this key can guess them just as fast (I47).
 */
public final class MinerKey {
    private static final int LENGTH = 32;

    private final byte[] key;

    public MinerKey(byte[] key) {
        this.key = key.clone();
    }

    /** Creates a key in a new file that only its owner may read. */
    public static void create(Path file) {
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, fresh);
        } catch (FileAlreadyExistsException e) {
            throw new ClientFailure(file + " exists already.", "Keys are never overwritten: choose another file.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be written", e);
        }
    }

    /** Reads the key; a file that others may read or of another length is a {@link ClientFailure}. */
    public static MinerKey load(Path file) {
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
            if (allowed.contains(PosixFilePermission.GROUP_READ) || allowed.contains(PosixFilePermission.OTHERS_READ)) {
                throw new ClientFailure(
                        "Others on this machine can read " + file + ".", "Run 'chmod 600 " + file + "' first.");
            }
            if (Files.size(file) != LENGTH) {
                throw new ClientFailure(
                        file + " is no key of miner references: it must hold " + LENGTH + " bytes.",
                        "Check the name of the file; --new-key makes a key.");
            }
            return new MinerKey(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ClientFailure(file + " cannot be read.", "Check the name of the file.", e);
        }
    }

    /** The reference of the person with that number, given in its canonical form. */
    public MinerRef of(String number) {
        return MinerRef.of(KeyedHash.of(key, number));
    }
}
