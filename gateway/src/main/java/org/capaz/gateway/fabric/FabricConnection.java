// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.fabric;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import org.capaz.gateway.SecretFile;
import org.capaz.gateway.Settings;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** The one connection to this member's own peer, with this member's own transport identity; shared by all who need it. */
@Singleton
@Requires(property = "capaz.peer-endpoint")
public class FabricConnection implements AutoCloseable {
    private static final long EVALUATE_SECONDS = 5;
    private static final long ENDORSE_SECONDS = 15;
    private static final long SUBMIT_SECONDS = 10;
    private static final long COMMIT_SECONDS = 60;

    /** Blocks of a large batch are larger than gRPC's default of 4 MiB. */
    private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

    private final ManagedChannel channel;
    private final Gateway gateway;
    private final Signer signer;
    private final Settings settings;

    public FabricConnection(Settings settings) {
        this.settings = settings;
        try (Reader pem = Files.newBufferedReader(required(settings.clientCert(), "CAPAZ_CLIENT_CERT"))) {
            X509Certificate certificate = Identities.readX509Certificate(pem);
            ChannelCredentials credentials = TlsChannelCredentials.newBuilder()
                    .trustManager(required(settings.peerTlsRoot(), "CAPAZ_PEER_TLS_ROOT")
                            .toFile())
                    .build();
            var builder = Grpc.newChannelBuilder(settings.peerEndpoint(), credentials)
                    .keepAliveTime(2, TimeUnit.MINUTES)
                    .maxInboundMessageSize(LARGEST_MESSAGE);
            if (settings.peerAuthority() != null) {
                builder.overrideAuthority(settings.peerAuthority());
            }
            channel = builder.build();
            signer = signer(settings, certificate);
            gateway = Gateway.newInstance()
                    .identity(new X509Identity(settings.mspId(), certificate))
                    .signer(signer)
                    .hash(Hash.SHA256)
                    .connection(channel)
                    .evaluateOptions(options -> options.withDeadlineAfter(EVALUATE_SECONDS, TimeUnit.SECONDS))
                    .endorseOptions(options -> options.withDeadlineAfter(ENDORSE_SECONDS, TimeUnit.SECONDS))
                    .submitOptions(options -> options.withDeadlineAfter(SUBMIT_SECONDS, TimeUnit.SECONDS))
                    .commitStatusOptions(options -> options.withDeadlineAfter(COMMIT_SECONDS, TimeUnit.SECONDS))
                    .connect();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read this member's client certificate, key or TLS root", e);
        } catch (CertificateException | InvalidKeyException e) {
            throw new IllegalStateException(
                    "this member's client certificate or key is not usable: " + e.getMessage(), e);
        }
    }

    private static Signer signer(Settings settings, X509Certificate certificate)
            throws IOException, InvalidKeyException {
        if (settings.clientPkcs11() != null) {
            return TokenSigner.open(
                    settings.clientPkcs11(), required(settings.clientPinFile(), "CAPAZ_CLIENT_PIN_FILE"), certificate);
        }
        Path file = SecretFile.requireClosed(required(settings.clientKey(), "CAPAZ_CLIENT_KEY"));
        try (Reader key = Files.newBufferedReader(file)) {
            return Signers.newPrivateKeySigner(Identities.readPrivateKey(key));
        }
    }

    private static Path required(@Nullable Path file, String variable) {
        if (file == null) {
            throw new IllegalStateException("a gateway with a peer needs " + variable);
        }
        return file;
    }

    public Gateway gateway() {
        return gateway;
    }

    /** This member's transport signature over a digest. */
    public byte[] sign(byte[] digest) {
        try {
            return signer.sign(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this member's client key cannot sign: " + e.getMessage(), e);
        }
    }

    /** This member's transport certificate, in PEM. */
    public String certificate() {
        return new String(gateway.getIdentity().getCredentials(), StandardCharsets.UTF_8);
    }

    public Network network() {
        return gateway.getNetwork(settings.channel());
    }

    public Contract contract() {
        return network().getContract(settings.chaincode());
    }

    /** Fabric's own contract that answers what is in the chain. */
    public Contract chainQueries() {
        return network().getContract("qscc");
    }

    @Override
    @PreDestroy
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }
}
