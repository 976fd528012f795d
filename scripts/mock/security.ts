/**
 * How a mock is spoken to, as the command line says it: TLS and the certificates of clients, the keys of those who ask
 * for tokens, the key that credentials are encrypted to.
 * Reads the files that are named; never repeats any of them.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readText } from '../lib/documents.ts'
import { PipelineError } from '../lib/errors.ts'
import { type PublicKey, publicKeyOf, publicKeysIn } from '../lib/public-keys.ts'

/** What the command line says. */
export interface SecurityArguments {
  /** Files of the server's certificate and its key, in PEM. */
  tlsCert?: string | undefined
  tlsKey?: string | undefined
  /** File of who signs for the clients, in PEM; none: clients need no certificate. */
  clientCa?: string | undefined
  /** File of the public keys of those who ask for tokens; none: nobody can. */
  oauthKey?: string | undefined
  /** File of the public key that credentials are encrypted to. */
  credentialsKey?: string | undefined
}

/** What that comes to. */
export interface Security {
  tls?: { cert: string; key: string; ca?: string }
  oauth?: PublicKey[]
  credentialsKey?: PublicKey
}

/** @throws PipelineError `ARGUMENTS` when something is missing or wrong, `FILE` when a file cannot be read */
export async function securityIn(args: SecurityArguments): Promise<Security> {
  const { oauthKey, credentialsKey } = args
  const tls = await tlsIn(args)
  const oauth = oauthKey === undefined ? undefined : await publicKeysIn(oauthKey, 'key of `--oauth-key`')
  const reader =
    credentialsKey === undefined
      ? undefined
      : publicKeyOf(await readText(credentialsKey), 'key of `--credentials-key`', { file: credentialsKey })
  return { ...(tls && { tls }), ...(oauth && { oauth }), ...(reader && { credentialsKey: reader }) }
}

/** The certificates of TLS; `undefined` when it is not asked for. */
async function tlsIn({ tlsCert, tlsKey, clientCa }: SecurityArguments): Promise<Security['tls']> {
  if (tlsCert === undefined && tlsKey === undefined) {
    if (clientCa === undefined) return undefined
    const sentence = 'Clients show certificates over TLS only; add `--tls-cert` and `--tls-key` to `--client-ca`.'
    throw new PipelineError('ARGUMENTS', sentence)
  }
  if (tlsCert === undefined || tlsKey === undefined) {
    const sentence = 'A certificate comes with its key; give both `--tls-cert` and `--tls-key`.'
    throw new PipelineError('ARGUMENTS', sentence)
  }
  const [cert, key] = [await readText(tlsCert), await readText(tlsKey)]
  const own = certificateIn(cert, tlsCert, '--tls-cert')
  if (!own.checkPrivateKey(privateKeyIn(key, tlsKey))) {
    throw new PipelineError('ARGUMENTS', 'The key of `--tls-key` is not the one of the certificate.', { file: tlsKey })
  }
  if (clientCa === undefined) return { cert, key }
  const ca = await readText(clientCa)
  certificateIn(ca, clientCa, '--client-ca')
  return { cert, key, ca }
}

function certificateIn(text: string, file: string, option: string): X509Certificate {
  try {
    return new X509Certificate(text)
  } catch {
    throw new PipelineError('ARGUMENTS', `The certificate of \`${option}\` is none as PEM.`, { file })
  }
}

function privateKeyIn(text: string, file: string): KeyObject {
  try {
    return createPrivateKey(text)
  } catch {
    const sentence = 'The key of `--tls-key` is no private key as PEM (unencrypted).'
    throw new PipelineError('ARGUMENTS', sentence, { file })
  }
}
