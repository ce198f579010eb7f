/** The cluster's certificate authority: whom it vouches for may come in under the name that it wrote down. */
// Models: kubeadm's certificates; cmd/kubeadm/app/phases/certs; k8s.io/apiserver/pkg/authentication/request/x509
// Simplified: one authority, self-made at the cluster's birth, for clients alone; no chains, no revocation (as in Kubernetes).
import type { Certificate, Credentials } from '../apiserver/credentials'
import { SigningKey } from './signature'

export interface CertificateSubject {
  readonly commonName: string
  readonly organizations?: readonly string[]
}

export const YEAR_MS = 365 * 24 * 3600 * 1000

export class CertificateAuthority {
  private readonly key: SigningKey

  /** The same seed makes the same authority, so that a replayed world knows its certificates again. */
  constructor(seed: number) {
    this.key = new SigningKey(`kubernetes-ca/${seed}`)
  }

  issue(subject: CertificateSubject, notBeforeMs = 0, lifetimeMs = YEAR_MS): Certificate {
    const { commonName, organizations = [] } = subject
    const fields = { commonName, organizations, notBeforeMs, notAfterMs: notBeforeMs + lifetimeMs }
    return { ...fields, signature: this.key.sign(signedText(fields)) }
  }

  /** Is this what the authority has signed, word for word? */
  vouchesFor(certificate: Certificate): boolean {
    return this.key.verify(signedText(certificate), certificate.signature)
  }

  /** A certificate of that name, ready to be shown. */
  credentials(commonName: string, organizations: readonly string[] = []): Credentials {
    return { type: 'certificate', certificate: this.issue({ commonName, organizations }) }
  }
}

function signedText({ commonName, organizations, notBeforeMs, notAfterMs }: Omit<Certificate, 'signature'>): string {
  return JSON.stringify([commonName, organizations, notBeforeMs, notAfterMs])
}
