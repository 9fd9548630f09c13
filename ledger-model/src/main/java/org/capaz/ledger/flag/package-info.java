// SPDX-License-Identifier: Apache-2.0
/**
 * What was accepted although a person must look at it, and what came of the look.
 *
 * <p>Read {@link Flag} first: its kinds, how a rule raises one beside the record concerned, and how an open one is
 * found. {@link Subject} is the record that a flag stands on. {@link RaiseFlag} is a flag stated by a person, {@link
 * FiledNotices} what strangers state, {@link AnswerFlag} what those concerned say to it (a {@link FlagAnswer}), {@link CloseFlag} the outcome. {@link CloseLateFlags} closes what was recorded late
 * together.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I2: who made the flagged statement does not close its flag (self-dealing)
 *   <li>I57: who closes a flag is accredited for it and not concerned (self-registered judges)
 *   <li>I3: a closed flag stays, with its outcome (rewritten history)
 *   <li>I29: a hold is a flag that only its own release ends (moving contested gold)
 *   <li>I44: a lot with an open flag gets no certificate (certificates without gold)
 *   <li>I59: a scheme's charge is lifted by itself or an auditor (lifted by a friendlier scheme)
 *   <li>I61: what strangers file is a notice and stops nothing until it is taken up (complaints as denial of service)
 * </ul>
 *
 * <p>A rule flags where it must not refuse: what is unusual may be true, and a fact that is kept out of the ledger is
 * kept out of sight.
 */
package org.capaz.ledger.flag;
