/** What the network publishes for those who believe nobody: the anchor and the directory of its peers. */
package org.capaz.cli.trust;
