// SPDX-License-Identifier: Apache-2.0
/**
 * The service worker of the payments page and of that for visits: pages and files are given again when the server cannot be
 * reached. What the server says of payments is not kept here; the page keeps that itself, encrypted.
 */
const KEPT = 'capaz-cooperative';
const DEADLINE = 4000;
const PAGES = ['/cooperative/payments', '/cooperative/visits'];

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const ours = PAGES.includes(pathname) || pathname.startsWith('/cooperative/js/') || pathname.endsWith('.css');
  if (event.request.method === 'GET' && origin === location.origin && ours) {
    event.respondWith(newestOf(event.request));
  }
});

/** The server's answer within the deadline, else the kept one. Who is sent to sign in gets that answer, which is not kept. */
async function newestOf(request) {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(DEADLINE) });
    if (answer.ok && !answer.redirected) {
      await kept.put(request, answer.clone());
    }
    return answer;
  } catch (noAnswer) {
    return (await kept.match(request, { ignoreVary: true, ignoreSearch: true })) ?? Response.error();
  }
}
