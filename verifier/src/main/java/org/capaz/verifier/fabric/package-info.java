/** What Fabric's nodes sign: endorsed transactions, what they read and wrote, blocks. */
package org.capaz.verifier.fabric;
