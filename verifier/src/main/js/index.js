// SPDX-License-Identifier: Apache-2.0
/** Everything that users of the verifier need. */
export { judgeBundle } from './bundle-judge.js';
export { readOpening } from './bundle/opening.js';
export { origin } from './label/label-text.js';
export { Offline } from './offline.js';
export { readAnchor } from './trust/anchor.js';
export { requireUpdate } from './trust/anchor-update.js';
export { PeerDirectory } from './trust/peer-directory.js';
export { CheckFailed, JsonFault } from './verdict/check-failed.js';
export { colourOf } from './verdict/codes.js';
export { noticeSentences } from './verdict/notice-sentence.js';
export { headline, reportOf } from './verdict/report.js';
export { count, grams, instant, moment, perMille, say, textOf } from './verdict/sentence.js';
export { Verifier } from './verifier.js';
export { premiumIn } from './view/premium-check.js';
export { checkStatus } from './view/status-check.js';
export { base64Url, hashHex, utf8 } from './wire/bytes.js';
export { Fields } from './wire/fields.js';
export { parseObject } from './wire/json.js';
