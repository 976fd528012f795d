/**
 * What TLS connections are made with: the authorities that are trusted, and the certificate one is known by.
 * Reads files and variables that are named; never repeats a key. There is nothing that turns verification off.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { isAbsolute, join } from 'node:path'
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import { quoteText } from '../../contracts/judging/shell.ts'
import { readText } from '../lib/documents.ts'
import { PipelineError, type Place } from '../lib/errors.ts'
import { type NamedValue, namedValue, type Surroundings } from './named-values.ts'

/** What the target file says of it. */
export interface TlsFile {
  ca?: NamedValue
  certificate?: NamedValue
  key?: NamedValue
}

/** A text and where it is named. */
interface Named {
  text: string
  place: Place
}

/**
 * The context, when there is anything to say; `caFile` (from the command line) wins over the file.
 *
 * @throws PipelineError `ARGUMENTS` or `FILE`.
 */
export async function tlsContext(
  said: TlsFile,
  caFile: string | undefined,
  surroundings: Surroundings,
): Promise<SecureContext | undefined> {
  const read = async (value: NamedValue | undefined, name: keyof TlsFile, role: string): Promise<Named | undefined> => {
    if (value === undefined) return undefined
    const pointer = `/tls/${name}`
    return { text: await namedValue(value, role, pointer, surroundings), place: surroundings.placeOf(pointer) }
  }
  const given = caFile === undefined ? undefined : { text: await readText(caFile), place: { file: caFile } }
  const ca = given ?? (await read(said.ca, 'ca', 'the certificate of the authority'))
  const certificate = await read(said.certificate, 'certificate', 'the client certificate')
  const key = await read(said.key, 'key', 'the key of the client certificate')
  if (!ca && !certificate) return undefined
  return createSecureContext({
    ...(ca ? { ca: [...getCACertificates('default'), ...certificatesOf(ca, 'of the authority')] } : {}),
    ...(certificate && key ? clientOf(certificate, key) : {}),
  })
}

/** The same for curl, as words of a shell; variables are read as files, which a shell can do. */
export function tlsOptions(said: TlsFile, caFile: string | undefined, folder: string): string[] {
  const read = ({ env, file }: NamedValue) =>
    file === undefined ? `<(printf '%s\\n' "$${env ?? ''}")` : quoteText(isAbsolute(file) ? file : join(folder, file))
  const option = (name: string, value: NamedValue | undefined) =>
    value === undefined ? [] : [`${name} ${read(value)}`]
  const ca = caFile === undefined ? option('--cacert', said.ca) : [`--cacert ${quoteText(caFile)}`]
  return [...ca, ...option('--cert', said.certificate), ...option('--key', said.key)]
}

/** The certificates of a PEM text, each on its own. */
function certificatesOf({ text, place }: Named, whose: string): string[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
  if (blocks.length > 0 && blocks.every((block) => parsed(block) !== undefined)) return blocks
  throw new PipelineError('ARGUMENTS', `The certificate ${whose} is none as PEM; export it as PEM.`, place)
}

/** A client certificate and its key, which belong together. */
function clientOf(certificate: Named, key: Named): { cert: string; key: string } {
  const [own = ''] = certificatesOf(certificate, 'of the client')
  const secret = keyOf(key)
  if (parsed(own)?.checkPrivateKey(secret) !== true) {
    throw new PipelineError('ARGUMENTS', 'The key is not the one of the client certificate.', key.place)
  }
  return { cert: certificate.text, key: key.text }
}

function keyOf({ text, place }: Named) {
  try {
    return createPrivateKey(text)
  } catch {
    const sentence = 'The key of the client certificate is no private key as PEM (unencrypted).'
    throw new PipelineError('ARGUMENTS', sentence, place)
  }
}

function parsed(block: string): X509Certificate | undefined {
  try {
    return new X509Certificate(block)
  } catch {
    return undefined
  }
}
