/**
 * The stage that says whether one may rely on a certificate.
 * Reads the certificate, the key and the spec; writes what it found to stdout. Exit status 0 one may, 1 one may not,
 * 2 it cannot be told.
 */
import { readFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import type { Certificate } from '../contracts/certificate/certificate.ts'
import { readCertificate } from '../contracts/certificate/reading.ts'
import { isGenuine, type Key, publicKey } from '../contracts/certificate/signature.ts'
import { type Demands, type Point, verify } from '../contracts/certificate/verification.ts'
import { canonicalFile, findApi } from './lib/apis.ts'
import { readText, sha256 } from './lib/documents.ts'
import { messageOf, PipelineError } from './lib/errors.ts'
import { excerpt, printable } from './lib/printable.ts'

/** Arguments of the stage. */
export interface VerifyArguments {
  /** The certificate. */
  file: string
  /** How old it may be, in milliseconds. */
  maxAge?: number | undefined
  /** Alias or id of an API, or the OpenAPI file it has to be about. */
  spec?: string | undefined
  /** The public key it has to be signed with: a file of PEM or JWK. */
  key?: string | undefined
  /** The time that counts as now. */
  now?: Date | undefined
}

const SIGNS: Record<Point['state'], string> = { holds: '✓', fails: '✗', open: '?' }
const MOST = 400

/** The key that is named. @throws PipelineError `ARGUMENTS` or `FILE` */
async function keyOf(file: string | undefined): Promise<Key | undefined> {
  if (file === undefined) return undefined
  const key = await publicKey(await readText(file))
  if ('problem' in key) throw new PipelineError('ARGUMENTS', `The key ${key.problem}.`, { file })
  return key
}

/** The sha256 of the spec that is named. @throws PipelineError `FILE` */
async function shaOf(spec: string | undefined): Promise<string | undefined> {
  if (spec === undefined) return undefined
  const api = await findApi(spec)
  const file = api === undefined ? spec : canonicalFile(api.id)
  try {
    return sha256(await readFile(file))
  } catch (cause) {
    throw new PipelineError('FILE', `The spec cannot be read: ${messageOf(cause)}.`, { file }, { cause })
  }
}

async function signatureOf(jws: string | undefined, key: Key | undefined): Promise<Demands['signature']> {
  if (jws === undefined) return 'absent'
  if (key === undefined) return 'unchecked'
  return (await isGenuine(jws, key)) ? 'genuine' : 'false'
}

/** Everything that was found, and what follows from it, as lines. */
function report({ spec, target, tool }: Certificate, points: readonly Point[]): { lines: string[]; status: number } {
  const version = target.version === undefined ? '' : ` ${target.version}`
  const name = target.name === undefined ? '' : ` (${target.name}${version})`
  const about = `${spec.title} ${spec.version} on ${target.baseUrl}${name || version}, by ${tool.name} ${tool.version}`
  const seen = points.map(({ name: what, state, text }) => `${SIGNS[state]} ${what.padEnd(9)}  ${excerpt(text, MOST)}`)
  const state = (['fails', 'open'] as const).find((each) => points.some((one) => one.state === each)) ?? 'holds'
  const endings = {
    holds: { status: 0, words: 'VALID: the target conforms, and the certificate is good for it.' },
    fails: { status: 1, words: 'NOT VALID: what is marked ✗ does not hold.' },
    open: { status: 2, words: 'COULD NOT JUDGE: what is marked ? cannot be told.' },
  }
  return { lines: [printable(about), ...seen, endings[state].words], status: endings[state].status }
}

/**
 * Verifies a certificate; resolves to the exit status.
 *
 * @throws PipelineError `FILE` or `ARGUMENTS` when there is no certificate, key or spec to look at
 */
export async function verifyCertificate(
  { file, maxAge, spec, key: keyFile, now = new Date() }: VerifyArguments,
  stdout: Writable = process.stdout,
): Promise<number> {
  const key = await keyOf(keyFile)
  const read = readCertificate(await readText(file))
  if ('problem' in read) throw new PipelineError('FILE', `The file ${excerpt(read.problem, MOST)}.`, { file })
  const { certificate, jws } = read
  const signature = await signatureOf(jws, key)
  const demands = { signature, signed: key !== undefined, keyId: key?.id, spec: await shaOf(spec), maxAge, now }
  const { lines, status } = report(certificate, verify(certificate, demands))
  stdout.write(`${lines.join('\n')}\n`)
  return status
}
