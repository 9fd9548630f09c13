// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.label.LabelCheck;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.Verdict;

/**
 * Asks the members for a certificate's present state, one after the other in random order, each with a fresh random
 * challenge. An answer that fails its checks is discarded and the next member asked.
 */
public final class LiveCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int CHALLENGE_BYTES = 32;
    private static final int LARGEST_ANSWER = 1 << 20;

    private final List<Anchor> anchors;
    private final PeerDirectory directory;
    private final Verifier verifier;
    private final SeenStates seen;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /**
     * @param openings what was opened of the record's withheld fields
     * @param seenFile where the newest seen state is kept between two checks
     */
    public LiveCheck(List<Anchor> anchors, PeerDirectory directory, List<Opening> openings, Path seenFile) {
        this.anchors = List.copyOf(anchors);
        this.directory = directory;
        this.verifier = Verifier.trusting(anchors, directory).opening(openings);
        this.seen = new SeenStates(seenFile);
    }

    /**
     * What the members say now; empty when the label itself cannot be checked, or nobody could be reached.
     *
     * @param only the one gateway to ask, instead of those the anchor names
     */
    public Optional<Verdict> ask(String text, Optional<URI> only, long now) {
        LabelCheck label = LabelCheck.ofText(text, anchors, directory, now);
        Optional<Anchor> anchor = label.anchor();
        Optional<LabelClaims> claims = label.claims();
        if (anchor.isEmpty() || claims.isEmpty()) {
            return Optional.empty();
        }
        byte[] network = anchor.get().networkTag();
        String certificate = claims.get().certificate().toString();
        Optional<Verdict> last = Optional.empty();
        for (URI gateway : only.map(List::of).orElseGet(() -> gateways(anchor.get()))) {
            Optional<Verifier.LiveAnswer> answer = answer(gateway, certificate);
            if (answer.isEmpty()) {
                continue;
            }
            Verifier.LiveVerdict live = verifier.live(text, answer.get(), seen.of(network, certificate), now);
            live.seen().ifPresent(newest -> seen.keep(network, certificate, newest));
            last = Optional.of(live.verdict());
            if (live.verdict().conclusion() != Conclusion.COULD_NOT_BE_CHECKED) {
                return last;
            }
        }
        return last;
    }

    private static List<URI> gateways(Anchor anchor) {
        var gateways = new ArrayList<URI>();
        anchor.members().forEach(member -> member.gateways().forEach(address -> gateways.add(URI.create(address))));
        Collections.shuffle(gateways, new SecureRandom());
        return gateways;
    }

    private Optional<Verifier.LiveAnswer> answer(URI gateway, String certificate) {
        byte[] drawn = new byte[CHALLENGE_BYTES];
        new SecureRandom().nextBytes(drawn);
        String challenge = HexFormat.of().formatHex(drawn);
        Json.Obj question = Json.object().with("certId", certificate).with("challenge", challenge);
        try {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(gateway.resolve("/v1/view"))
                            .timeout(TIMEOUT)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(CanonicalJson.bytes(question)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200 || response.body().length > LARGEST_ANSWER) {
                return Optional.empty();
            }
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(response.body())));
            return Optional.of(new Verifier.LiveAnswer(
                    challenge, fields.texts("payloads", Base64Url::decode), fields.optionalText("value")));
        } catch (IOException | JsonException e) {
            // Unreachable or unreadable counts as no answer: the next member is asked.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
