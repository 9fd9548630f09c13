// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.pseudonym;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.capaz.client.ClientFailure;
import org.capaz.client.ClientMessage;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.message.Argument;

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
            throw new ClientFailure(
                    ClientMessage.FILE_EXISTS.with("file", name(file)),
                    ClientMessage.CHOOSE_ANOTHER_KEY_FILE.sentence(),
                    e);
        } catch (IOException e) {
            throw new ClientFailure(
                    ClientMessage.FILE_NOT_WRITABLE.with("file", name(file)),
                    ClientMessage.CHECK_FOLDER_AND_SPACE.sentence(),
                    e);
        }
    }

    /** Reads the key; a file that others may read or of another length is a {@link ClientFailure}. */
    public static MinerKey load(Path file) {
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
            if (allowed.contains(PosixFilePermission.GROUP_READ) || allowed.contains(PosixFilePermission.OTHERS_READ)) {
                throw new ClientFailure(
                        ClientMessage.FILE_READABLE_BY_OTHERS.with("file", name(file)),
                        ClientMessage.RUN_CHMOD_FIRST.with("file", name(file)));
            }
            if (Files.size(file) != LENGTH) {
                throw new ClientFailure(
                        ClientMessage.MINER_KEY_LENGTH_WRONG
                                .with("file", name(file))
                                .and("length", Argument.count(LENGTH)),
                        ClientMessage.CHECK_FILE_NAME_OR_MAKE_KEY.sentence());
            }
            return new MinerKey(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ClientFailure(
                    ClientMessage.FILE_NOT_READABLE.with("file", name(file)),
                    ClientMessage.CHECK_FILE_NAME.sentence(),
                    e);
        }
    }

    private static Argument name(Path file) {
        return Argument.id(file.toString());
    }

    /** The reference of the person with that number, given in its canonical form. */
    public MinerRef of(String number) {
        return MinerRef.of(KeyedHash.of(key, number));
    }
}
