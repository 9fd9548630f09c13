// SPDX-License-Identifier: Apache-2.0
/**
 * The page at the root: a label is scanned on this device, and a pasted one is opened from here, so that neither is sent to a
 * server. Without this script the form takes the number.
 */
import { offerScan, openPastedLabels } from './scan.js';

openPastedLabels();
offerScan();
