// SPDX-License-Identifier: Apache-2.0
/**
 * The service worker of a cooperative's pages: those on which payments are answered, the first page and the one to sign in are
 * given again when the server cannot be reached. What the server says of payments is not kept here; the page keeps that itself,
 * encrypted. Who signed out without network is signed out before any page is asked for again.
 */
const KEPT = 'capaz-cooperative';
const SIGNED_OUT = '/cooperative/signed-out';
const DEADLINE = 4000;
const SIGN_IN = '/cooperative/sign-in';
const PAGES = [SIGN_IN, '/cooperative', '/cooperative/payments', '/cooperative/visits'];
const FILES = [
  '/page.css', '/cooperative/cooperative.css',
  ...['aloud', 'bytes', 'fields', 'home', 'keys', 'payment', 'payment-answer', 'payment-kept', 'payment-photo', 'pin', 'session', 'sign', 'sign-in']
    .map((name) => '/cooperative/js/' + name + '.js'),
];

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) {
    return;
  }
  if (FILES.includes(pathname)) {
    event.respondWith(newestOf(request, pathname));
  } else if (request.mode === 'navigate') {
    event.respondWith(signedOutFirst().then(() => PAGES.includes(pathname) ? newestOf(request, pathname) : fetch(request)));
  }
});

/** All that the pages need, from the first visit on. */
async function keepAll() {
  const kept = await caches.open(KEPT);
  await kept.addAll(FILES);
  await Promise.all(PAGES.map(async (page) => keep(kept, page, await fetch(page))));
  await self.skipWaiting();
}

/** Who is sent to sign in gets that answer, which is not kept. */
async function keep(kept, pathname, answer) {
  if (answer.ok && !answer.redirected) {
    await kept.put(pathname, answer);
  }
}

/** The server's answer within the deadline, else the kept one; where no page is kept any more, the one to sign in. */
async function newestOf(request, pathname) {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(DEADLINE) });
    await keep(kept, pathname, answer.clone());
    return answer;
  } catch (noAnswer) {
    const found = (path) => kept.match(path, { ignoreVary: true });
    return (await found(pathname)) ?? (PAGES.includes(pathname) ? await found(SIGN_IN) : undefined) ?? Response.error();
  }
}

async function signedOutFirst() {
  const kept = await caches.open(KEPT);
  if (await kept.match(SIGNED_OUT) === undefined) {
    return;
  }
  try {
    const answer = await fetch('/cooperative/sign-out', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}', signal: AbortSignal.timeout(DEADLINE),
    });
    if (answer.ok) {
      await kept.delete(SIGNED_OUT);
    }
  } catch (noNetwork) {
    // The mark stays until there is network.
  }
}
