// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.verify;

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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.MemberAnswer;
import org.capaz.verifier.Offline;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.view.LatestSeen;

/**
 * Asks the members for a certificate's present state, one after the other in random order, each with a fresh random challenge
 * and within a time that covers the whole answer. What an answer is worth, and what is said when none holds, is decided by
 * {@link Offline#ask}.
 */
public final class LiveCheck {
    private static final Duration FOR_ONE = Duration.ofSeconds(3);
    private static final Duration FOR_ALL = Duration.ofSeconds(12);
    private static final int CHALLENGE_BYTES = 32;
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final int OK = 200;

    private final SeenStates seen;
    private final BiConsumer<Anchor, byte[]> lists;
    private final Keeping keeping;
    private final Duration forOne;
    private final Duration forAll;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http = HttpClient.newHttpClient();

    /** What becomes of the newest state that was seen. */
    public sealed interface Keeping {
        /**
         * It is kept for later checks.
         *
         * @param notices takes why it is not, when the machine cannot keep it
         */
        record Kept(Consumer<Sentence> notices) implements Keeping {}

        /** It is forgotten: it was seen under an anchor that is not the user's own. */
        record Forgotten() implements Keeping {}
    }

    /**
     * @param seenFile where the newest seen state is kept between two checks
     * @param keeping what becomes of the state that is seen now
     * @param lists takes the status list of the member whose answer held, unchecked
     */
    public LiveCheck(Path seenFile, Keeping keeping, BiConsumer<Anchor, byte[]> lists) {
        this(seenFile, keeping, lists, FOR_ONE, FOR_ALL);
    }

    /**
     * @param forOne how long one gateway may take for its whole answer
     * @param forAll how long all of them may take together
     */
    LiveCheck(Path seenFile, Keeping keeping, BiConsumer<Anchor, byte[]> lists, Duration forOne, Duration forAll) {
        this.seen = new SeenStates(seenFile);
        this.keeping = keeping;
        this.lists = lists;
        this.forOne = forOne;
        this.forAll = forAll;
    }

    /**
     * What the members say now of something that was found genuine; the verdict it had, where there is nothing to ask about.
     *
     * @param only the one gateway to ask, instead of those the anchor names
     */
    public Verdict ask(Offline found, Optional<GatewayAddress> only) {
        if (found.anchor().isEmpty() || found.certificate().isEmpty()) {
            return found.ask(Collections.emptyIterator(), LatestSeen.NOTHING).verdict();
        }
        String network = found.anchor().get().genesis();
        String certificate = found.certificate().get();
        List<String> gateways = only.map(address -> List.of(address.base()))
                .orElseGet(() -> gateways(found.anchor().get()));
        var members = new Members(gateways.iterator(), certificate);
        Verifier.LiveVerdict live = found.ask(members, seen.of(network, certificate));
        live.seen().ifPresent(newest -> {
            if (keeping instanceof Keeping.Kept(Consumer<Sentence> notices)) {
                seen.keep(network, certificate, newest).ifPresent(notices);
            }
            members.statusList().ifPresent(list -> lists.accept(found.anchor().get(), list));
        });
        return live.verdict();
    }

    private List<String> gateways(Anchor anchor) {
        var gateways = new ArrayList<String>();
        anchor.members().forEach(member -> gateways.addAll(member.gateways()));
        Collections.shuffle(gateways, random);
        return gateways;
    }

    /** Asks the next gateway whenever its answer is wanted. */
    private final class Members implements Iterator<MemberAnswer> {
        private final Iterator<String> gateways;
        private final String certificate;
        private final long end = System.nanoTime() + forAll.toNanos();
        private Optional<GatewayAddress> last = Optional.empty();

        private Members(Iterator<String> gateways, String certificate) {
            this.gateways = gateways;
            this.certificate = certificate;
        }

        @Override
        public boolean hasNext() {
            return gateways.hasNext();
        }

        @Override
        public MemberAnswer next() {
            String gateway = gateways.next();
            long left = left();
            if (left <= 0) {
                return MemberAnswer.notAskedInTime(gateway, forAll.toSeconds());
            }
            last = GatewayAddress.parse(gateway);
            return last.map(address -> answer(gateway, address, certificate, left))
                    .orElseGet(() -> MemberAnswer.addressNotValid(gateway));
        }

        private long left() {
            return Math.min(forOne.toNanos(), end - System.nanoTime());
        }

        /** The fresh list of the member that answered last, for later checks without a network; its lack changes no verdict. */
        private Optional<byte[]> statusList() {
            long left = left();
            return left <= 0 ? Optional.empty() : last.flatMap(address -> LiveCheck.this.statusList(address, left));
        }
    }

    private Optional<byte[]> statusList(GatewayAddress address, long nanoseconds) {
        Json.Obj question = Json.object().with("challenge", challenge());
        CompletableFuture<HttpResponse<byte[]>> sent = post(address.resource("/v1/status"), question);
        try {
            HttpResponse<byte[]> response = sent.get(nanoseconds, TimeUnit.NANOSECONDS);
            return response.statusCode() == OK ? Optional.of(response.body()) : Optional.empty();
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            sent.cancel(true);
        }
    }

    private String challenge() {
        byte[] drawn = new byte[CHALLENGE_BYTES];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private CompletableFuture<HttpResponse<byte[]>> post(URI resource, Json.Obj question) {
        var request = HttpRequest.newBuilder(resource)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(CanonicalJson.bytes(question)))
                .build();
        return http.sendAsync(request, response -> new BoundedBody(LARGEST_ANSWER));
    }

    private MemberAnswer answer(String gateway, GatewayAddress address, String certificate, long nanoseconds) {
        String challenge = challenge();
        Json.Obj question = Json.object().with("certId", certificate).with("challenge", challenge);
        CompletableFuture<HttpResponse<byte[]>> sent = post(address.resource("/v1/view"), question);
        try {
            HttpResponse<byte[]> response = sent.get(nanoseconds, TimeUnit.NANOSECONDS);
            if (response.statusCode() != OK) {
                return MemberAnswer.withStatus(gateway, response.statusCode());
            }
            return new MemberAnswer.Given(gateway, Verifier.LiveAnswer.read(challenge, response.body()));
        } catch (TimeoutException e) {
            return MemberAnswer.tooSlow(gateway, forOne.toSeconds());
        } catch (ExecutionException e) {
            return failed(gateway, e);
        } catch (JsonException e) {
            return MemberAnswer.unreadable(gateway);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MemberAnswer.notReached(gateway);
        } finally {
            // Also ends a connection whose body goes on without end.
            sent.cancel(true);
        }
    }

    private static MemberAnswer failed(String gateway, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedBody.TooLarge) {
                return MemberAnswer.tooLarge(gateway, LARGEST_ANSWER);
            }
        }
        return MemberAnswer.notReached(gateway);
    }
}
