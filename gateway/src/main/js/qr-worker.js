// SPDX-License-Identifier: Apache-2.0
/** Reads codes beside the page, so that the page goes on answering; loaded only where the browser's own reader does not do. */
import { readCodes } from 'capaz-labels';

self.addEventListener('message', ({ data: { pixels, width, height, thorough }, ports: [asker] }) => {
  asker.postMessage(readCodes(pixels, width, height, thorough));
});
