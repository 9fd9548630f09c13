// SPDX-License-Identifier: Apache-2.0

/** Keeps this page, and lets the worker keep what it needs, so that a second scan answers with the network off. */
export async function keepForOffline() {
  if (!('serviceWorker' in navigator)) {
    return;
  }
  await navigator.serviceWorker.register('/verify/worker.js', { scope: '/c/' });
  const kept = await caches.open('capaz');
  const { lang } = document.documentElement;
  await kept.addAll([location.pathname + location.search, '/verify/words-' + lang + '.json', '/verify/label?lang=' + lang]);
}
