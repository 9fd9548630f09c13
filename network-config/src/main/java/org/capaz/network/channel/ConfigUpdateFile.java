// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.capaz.network.keys.Certificates;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;

/**
 * A proposed change of the channel as a file that travels by mail: a config update with the signatures of administrators, in
 * the envelope that Fabric's {@code peer channel signconfigtx} and {@code peer channel update} read.
 *
 * @param update what is proposed
 * @param signatures each over the same bytes of it
 */
record ConfigUpdateFile(ConfigUpdate update, Set<Signed> signatures) {

    /** Far more than a change of a channel of some dozen organisations. */
    private static final int LARGEST = 1 << 20;

    private static final long CONFIG_UPDATE = 2;

    /**
     * One signature.
     *
     * @param header names who signed
     * @param signature in DER, over the header and the update
     */
    record Signed(byte[] header, byte[] signature) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Signed signed
                    && Arrays.equals(header, signed.header)
                    && Arrays.equals(signature, signed.signature);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(signature);
        }
    }

    ConfigUpdateFile {
        signatures = Collections.unmodifiableSet(new LinkedHashSet<>(signatures));
    }

    /**
     * Reads what another member sent.
     *
     * @throws NotAccepted if it is no such file, or of another channel
     */
    static ConfigUpdateFile read(byte[] file, String channel) {
        try {
            if (file.length > LARGEST) throw new IllegalArgumentException("too large");
            ProtoMessage payload = ProtoMessage.parse(file).message(1);
            ProtoMessage header = payload.message(1).message(1);
            ProtoMessage data = payload.message(2);
            ConfigUpdate update = ConfigUpdate.parse(data.bytes(1));
            if (header.number(1) != CONFIG_UPDATE
                    || !header.text(4).equals(channel)
                    || !update.channel().equals(channel)) {
                throw new IllegalArgumentException("of something else");
            }
            Set<Signed> signatures = new LinkedHashSet<>();
            for (byte[] one : data.all(2)) {
                ProtoMessage signed = ProtoMessage.parse(one);
                signatures.add(new Signed(signed.bytes(1), signed.bytes(2)));
            }
            return new ConfigUpdateFile(update, signatures);
        } catch (IllegalArgumentException e) {
            throw new NotAccepted(NetworkMessage.CHANGE_FILE_NONE.sentence(), e);
        }
    }

    /**
     * One file with the signatures of all copies.
     *
     * @throws NotAccepted if they are not of one change
     */
    static ConfigUpdateFile together(List<ConfigUpdateFile> copies) {
        ConfigUpdateFile first = copies.getFirst();
        Set<Signed> all = new LinkedHashSet<>();
        for (ConfigUpdateFile copy : copies) {
            if (!copy.update.equals(first.update)) throw new NotAccepted(NetworkMessage.CHANGE_FILES_DIFFER.sentence());
            all.addAll(copy.signatures);
        }
        return new ConfigUpdateFile(first.update, all);
    }

    /** The file; what else came in the envelope is not handed on. */
    byte[] bytes() {
        ProtoMessage data = ProtoMessage.empty().with(1, update.bytes());
        for (Signed one : signatures) {
            data = data.and(2, ProtoMessage.empty().with(1, one.header).with(2, one.signature));
        }
        ProtoMessage header = ProtoMessage.empty()
                .with(
                        1,
                        ProtoMessage.empty()
                                .with(1, CONFIG_UPDATE)
                                .with(4, update.channel().getBytes(UTF_8)));
        return ProtoMessage.empty()
                .with(1, ProtoMessage.empty().with(1, header).with(2, data))
                .toBytes();
    }

    /** The organisations one of whose administrators has signed; a signature that does not hold counts for nothing. */
    Set<String> signedBy(Configuration present) {
        byte[] bytes = update.bytes();
        Set<String> organisations = new TreeSet<>();
        for (Signed one : signatures) {
            try {
                ProtoMessage creator =
                        ProtoMessage.parse(ProtoMessage.parse(one.header).bytes(1));
                X509Certificate signer = Certificates.parse(creator.text(2));
                boolean administrator = Certificates.names(signer, "OU=admin")
                        && roots(present, creator.text(1)).stream().anyMatch(root -> Certificates.issued(signer, root));
                if (administrator && holds(signer, one, bytes)) organisations.add(creator.text(1));
            } catch (IllegalArgumentException none) {
                // Not a signature that anybody could judge.
            }
        }
        return organisations;
    }

    private static Collection<X509Certificate> roots(Configuration present, String mspId) {
        Set<X509Certificate> roots = new LinkedHashSet<>(present.roots(Configuration.APPLICATION, mspId));
        roots.addAll(present.roots(Configuration.ORDERER, mspId));
        return roots;
    }

    private static boolean holds(X509Certificate signer, Signed one, byte[] update) {
        try {
            Signature judge = Signature.getInstance("SHA256withECDSA");
            judge.initVerify(signer.getPublicKey());
            judge.update(one.header);
            judge.update(update);
            signer.checkValidity();
            return judge.verify(one.signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
