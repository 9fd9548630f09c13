// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.wire.CheckedBase64;
import org.capaz.verifier.wire.Limit;

/**
 * All peers there ever were, so that a label can name its signers in four bytes each. Untrusted: an entry counts only when
 * an anchor's member gave out its certificate, and is as if it were not there otherwise. A wrong directory can hide a
 * signer; it can neither invent one nor condemn a label.
 *
 * <p>Format: {@code docs/reference/formats/anchor.md}.
 */
public final class PeerDirectory {
    private static final int TAG_LENGTH = 4;

    private final List<byte[]> identities;
    private final Map<String, List<byte[]>> byTag;

    private PeerDirectory(List<byte[]> identities) {
        this.identities = identities;
        this.byTag = identities.stream()
                .collect(Collectors.groupingBy(identity -> HexFormat.of().formatHex(keyTag(identity))));
    }

    /**
     * A directory of these identities; each stands in it once.
     *
     * @param identities serialized identities as peers send them
     * @return the directory
     */
    public static PeerDirectory of(List<byte[]> identities) {
        var encoded = new TreeSet<String>();
        identities.forEach(identity -> encoded.add(Base64.getEncoder().encodeToString(identity)));
        return new PeerDirectory(
                encoded.stream().map(Base64.getDecoder()::decode).toList());
    }

    /**
     * Reads {@code peers.json}.
     *
     * @param json the bytes of {@code peers.json}
     * @return the directory
     * @throws CheckFailed with {@code E-PEERS} or {@code E-LIMIT}
     */
    public static PeerDirectory read(byte[] json) {
        try {
            // Read as the one member of an object, so that errors name the entry.
            Json peers = CanonicalJson.parse(json);
            if (peers instanceof Json.Arr list) {
                Limit.DIRECTORY_ENTRIES.require(list.items().size());
            }
            var wrapped = Json.object().with("peers", peers);
            return of(Fields.of(wrapped).texts("peers", CheckedBase64::decode));
        } catch (JsonException e) {
            throw CheckFailed.unread(Code.E_PEERS, e);
        }
    }

    /**
     * {@code peers.json}.
     *
     * @return canonical JSON in UTF-8
     */
    public byte[] bytes() {
        return CanonicalJson.write(Json.texts(identities.stream()
                        .map(Base64.getEncoder()::encodeToString)
                        .toList()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * This directory and more; it never shrinks.
     *
     * @param more serialized identities
     * @return a new directory
     */
    public PeerDirectory with(List<byte[]> more) {
        var all = new ArrayList<>(identities);
        all.addAll(more);
        return of(all);
    }

    /**
     * Every identity of the anchor's members whose hash begins with that tag.
     *
     * @param keyTag 4 bytes
     * @param anchor names the members
     * @return serialized identities, several when two share the tag
     */
    public List<byte[]> named(byte[] keyTag, Anchor anchor) {
        return byTag.getOrDefault(HexFormat.of().formatHex(keyTag), List.of()).stream()
                .filter(identity -> IdentityCheck.isOfMember(anchor, identity))
                .toList();
    }

    /**
     * The tag by which a label names a signer: the first bytes of the SHA-256 of its identity.
     *
     * @param identity a serialized identity
     * @return 4 bytes
     */
    public static byte[] keyTag(byte[] identity) {
        return Arrays.copyOf(Digest.sha256(identity), TAG_LENGTH);
    }
}
