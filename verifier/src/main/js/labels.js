// SPDX-License-Identifier: Apache-2.0
/** What a page needs that judges labels and no bundles; everything else of index.js would only make it heavier. */
export { origin } from './label/label-text.js';
export { shortId } from './label/short-id.js';
export { Offline } from './offline.js';
export { readAnchor } from './trust/anchor.js';
export { requireUpdate } from './trust/anchor-update.js';
export { PeerDirectory } from './trust/peer-directory.js';
export { CheckFailed, JsonFault } from './verdict/check-failed.js';
export { colourOf } from './verdict/codes.js';
export { noticeSentences } from './verdict/notice-sentence.js';
export { headline } from './verdict/report.js';
export { count, grams, instant, moment, perMille, say, textOf } from './verdict/sentence.js';
export { Verifier } from './verifier.js';
export { premiumIn } from './view/premium-check.js';
export { checkStatus } from './view/status-check.js';
export { base64Url, hashHex, utf8 } from './wire/bytes.js';
export { Fields } from './wire/fields.js';
export { parseObject } from './wire/json.js';
