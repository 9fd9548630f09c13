// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.util.List;

/**
 * Which member this gateway serves and where its peer and database are; each comes from an environment variable,
 * {@code mspId} from {@code CAPAZ_MSP_ID} and so on.
 *
 * @param member the member's short name, such as {@code producers}
 * @param peerAuthority the name in the peer's TLS certificate, when it is not the endpoint's host
 * @param clientKey the private key of {@code clientCert} as a file; absent where it lies in a PKCS#11 token
 * @param clientPkcs11 configuration of Java's PKCS#11 provider for that token
 * @param clientPinFile holds the PIN of the token's user
 * @param members the MSP ids of all members, this one among them
 * @param publicHost the host that labels name while the anchor has none
 * @param origin scheme, host and port under which browsers reach this gateway, such as {@code https://gold.example.org}; absent on
 *     the own machine
 * @param trustedProxies addresses whose X-Forwarded-For is believed; none where nothing stands in front of the gateway
 * @param publicRequestsPerMinute how many public requests a minute that find nothing are answered from one address; ten times as many
 *     that find something
 * @param statementsPerTransaction how many statements of different requests travel in one transaction where they would have to wait
 *     for one of their own; 1 sends each alone
 * @param answerWithinSeconds after which a submission still under way is answered with where to ask
 */
@ConfigurationProperties("capaz")
public record Settings(
        String member,
        String mspId,
        @Bindable(defaultValue = "capaz") String channel,
        @Bindable(defaultValue = "capaz") String chaincode,
        @Nullable String peerEndpoint,
        @Nullable String peerAuthority,
        @Nullable Path peerTlsRoot,
        @Nullable Path clientCert,
        @Nullable Path clientKey,
        @Nullable Path clientPkcs11,
        @Nullable Path clientPinFile,
        @Bindable(defaultValue = "7080") int httpPort,
        String jdbcUrl,
        @Bindable(defaultValue = "capaz") String jdbcUser,
        @Nullable Path jdbcPasswordFile,
        Path publicDir,
        List<String> members,
        @Bindable(defaultValue = "localhost") String publicHost,
        @Nullable String origin,
        @Bindable(defaultValue = "") List<String> trustedProxies,
        @Bindable(defaultValue = "60") int publicRequestsPerMinute,
        @Bindable(defaultValue = "100") int submissionsInFlight,
        @Bindable(defaultValue = "20") int statementsPerTransaction,
        @Bindable(defaultValue = "10") int answerWithinSeconds) {

    /** The other members, whose signatures a label printed here needs. */
    public List<String> otherMembers() {
        return members.stream().filter(msp -> !msp.equals(mspId)).toList();
    }
}
