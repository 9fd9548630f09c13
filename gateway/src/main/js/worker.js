// SPDX-License-Identifier: Apache-2.0
/**
 * The service worker of /c/: what the server answers is kept, and given again when the server cannot be reached. It never answers
 * anything of its own, and never sees what stands after the # of an address.
 */
const KEPT = 'capaz';
const DEADLINE = 3000;
const MOST_PAGES = 20;
const LANGUAGES = ['es', 'en'];
/** What pages of all languages need; what is of one language the page keeps itself. */
const FILES = ['/page.css', '/verify/page.js', '/.well-known/gold/anchor.json', '/.well-known/gold/peers.json'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && new URL(url).origin === location.origin) {
    event.respondWith(newestOf(event.request));
  }
});

/** The server's answer within the deadline, else the kept one, else for a page the one that has only the script. */
async function newestOf(request) {
  let answer;
  try {
    answer = await fetch(request, { signal: AbortSignal.timeout(DEADLINE) });
    // To its end, so that one that stops on the way is none.
    await answer.clone().arrayBuffer();
  } catch (noAnswer) {
    return keptFor(request);
  }
  if (answer.ok) {
    await keep(request, answer.clone());
  }
  return answer;
}

/** A device that can keep no more still shows what the server answered. */
async function keep(request, answer) {
  try {
    const kept = await caches.open(KEPT);
    await kept.put(request, answer);
    await dropOldPages(kept);
  } catch (noRoom) {
    console.warn(noRoom);
  }
}

async function keptFor(request) {
  const kept = await caches.open(KEPT);
  const known = await kept.match(request, { ignoreVary: true });
  if (known !== undefined || request.mode !== 'navigate') {
    return known ?? Response.error();
  }
  return emptyPage(kept, new URL(request.url).searchParams.get('lang') ?? navigator.language.slice(0, 2));
}

/** In the wanted language, or in one in which a page was opened before. */
async function emptyPage(kept, wanted) {
  for (const language of [wanted, ...LANGUAGES]) {
    const page = await kept.match('/verify/label?lang=' + language);
    if (page !== undefined) {
      return page;
    }
  }
  return Response.error();
}

/** Of everything but the few files that all pages need, the last ones. */
async function dropOldPages(kept) {
  const pages = (await kept.keys()).filter(({ url }) => !isOfAllPages(new URL(url)));
  await Promise.all(pages.slice(0, -MOST_PAGES).map((page) => kept.delete(page)));
}

/** A closed list: anybody can lead to an address of this server with anything behind its question mark. */
function isOfAllPages({ pathname, search }) {
  return FILES.includes(pathname + search)
    || LANGUAGES.some((tag) => ['/verify/words-' + tag + '.json', '/verify/label?lang=' + tag].includes(pathname + search));
}
