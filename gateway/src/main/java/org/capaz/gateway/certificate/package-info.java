/** Collects what members' peers say of a certificate, and makes labels and bundles of it; issues nothing that does not verify. */
package org.capaz.gateway.certificate;
