/** Certificates made for tests: an authority, and what it signs. Nothing is written to disk. */
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

/** A certificate and its private key, as PEM. */
export interface Identity {
  certificate: string
  key: string
}

/** Something that signs certificates. */
export interface Authority {
  certificate: string
  /** Signs a certificate for a host or a client. */
  issue(name: string, options?: { hosts?: readonly string[]; expired?: boolean }): Promise<Identity>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY = 86_400_000
let serial = 1

const keysOf = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])

const validity = (expired: boolean) => {
  const now = Date.now()
  return expired
    ? { notBefore: new Date(now - 3 * DAY), notAfter: new Date(now - DAY) }
    : { notBefore: new Date(now - DAY), notAfter: new Date(now + DAY) }
}

/** A private key as PEM. */
export async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

/** A new authority, known to nobody. */
export async function createAuthority(name = 'Test Authority'): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto)
  const keys = await keysOf()
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: String(serial++).padStart(2, '0'),
    name: `CN=${name}`,
    ...validity(false),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [new x509.BasicConstraintsExtension(true, 2, true)],
  })
  return {
    certificate: root.toString('pem'),
    async issue(subject, { hosts = [], expired = false } = {}) {
      const own = await keysOf()
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: String(serial++).padStart(2, '0'),
        subject: `CN=${subject}`,
        issuer: root.subject,
        ...validity(expired),
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        extensions: [
          new x509.SubjectAlternativeNameExtension(
            hosts.map((host) => ({ type: /^[\d.]+$/.test(host) ? 'ip' : 'dns', value: host })),
          ),
        ],
      })
      return { certificate: certificate.toString('pem'), key: await pemOf(own.privateKey) }
    },
  }
}
