// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capaz.gateway.certificate.TrustFiles;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Member;
import org.capaz.verifier.verdict.CheckFailed;

/** Where the page of a label may ask for the present state: the gateways that the published anchor names. */
@Singleton
public final class AskedMembers {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(?=/|$)");

    private final TrustFiles trust;
    private volatile Known known = new Known(Optional.empty(), List.of());

    /** What that very file says; {@link TrustFiles} hands out the same bytes as long as it is not replaced. */
    private record Known(Optional<byte[]> file, List<String> origins) {}

    AskedMembers(TrustFiles trust) {
        this.trust = trust;
    }

    /** Where that member's own gateway answers: scheme, host and port of the first that the published anchor names. */
    public Optional<String> gatewayOf(String msp) {
        return members()
                .filter(member -> member.mspId().equals(msp))
                .flatMap(member -> member.gateways().stream())
                .flatMap(gateway -> origin(gateway).stream())
                .findFirst();
    }

    /** Scheme, host and port of each; none while no anchor is published. */
    public List<String> origins() {
        Known last = known;
        Optional<byte[]> file = trust.file("anchor.json");
        if (file.isEmpty()
                || last.file().isEmpty()
                || !Arrays.equals(file.get(), last.file().get())) {
            last = new Known(file, read());
            known = last;
        }
        return last.origins();
    }

    private List<String> read() {
        return members()
                .map(Member::gateways)
                .flatMap(List::stream)
                .flatMap(gateway -> origin(gateway).stream())
                .distinct()
                .toList();
    }

    private Stream<Member> members() {
        return trust.file("anchor.json").flatMap(AskedMembers::anchor).stream()
                .flatMap(anchor -> anchor.members().stream());
    }

    private static Optional<Anchor> anchor(byte[] file) {
        try {
            return Optional.of(Anchor.read(file));
        } catch (CheckFailed unusable) {
            return Optional.empty();
        }
    }

    private static Optional<String> origin(String gateway) {
        var found = ORIGIN.matcher(gateway);
        return found.lookingAt() ? Optional.of(found).map(MatchResult::group) : Optional.empty();
    }
}
