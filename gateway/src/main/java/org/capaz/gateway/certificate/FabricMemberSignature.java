// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.capaz.gateway.Settings;
import org.capaz.gateway.fabric.FabricConnection;
import org.capaz.ledger.identity.Digest;
import org.capaz.verifier.wire.ProtoWriter;

/** The key with which this member's gateway also sends transactions. */
@Singleton
@Requires(beans = FabricConnection.class)
final class FabricMemberSignature implements MemberSignature {
    private final FabricConnection fabric;
    private final Settings settings;

    FabricMemberSignature(FabricConnection fabric, Settings settings) {
        this.fabric = fabric;
        this.settings = settings;
    }

    @Override
    public byte[] identity() {
        return new ProtoWriter()
                .text(1, settings.mspId())
                .text(2, fabric.certificate())
                .toBytes();
    }

    @Override
    public byte[] over(byte[] message) {
        return fabric.sign(Digest.sha256(message));
    }
}
