/**
 * The certificate of a run on its way to its file, signed when there is a key.
 * Reads the key from a file or a variable, never repeats it; writes one file.
 */
import { rm } from 'node:fs/promises'
import { canonicalJson, certificateOf } from '../../contracts/certificate/certificate.ts'
import { type Key, privateKey, sign } from '../../contracts/certificate/signature.ts'
import type { Result } from '../../contracts/result.ts'
import { placeToWrite, readText, writeWhole } from '../lib/documents.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'
import { variableOf } from './named-values.ts'
import type { CertificateFlags } from './options.ts'

/** Writes the certificate of a result; resolves to the file written. */
export type WriteCertificate = (result: Result) => Promise<string>

/** The key that is named. @throws PipelineError `ARGUMENTS` or `FILE` */
async function keyOf(
  { signingKey, signingKeyEnv }: CertificateFlags,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Key | undefined> {
  if (signingKey !== undefined && signingKeyEnv !== undefined) {
    throw new PipelineError('ARGUMENTS', 'A key comes from `--signing-key` or `--signing-key-env`, not from both.')
  }
  const name = signingKey ?? signingKeyEnv
  if (name === undefined) return undefined
  const text =
    signingKey === undefined ? variableOf(name, 'the signing key', environment, undefined) : await readText(name)
  const key = await privateKey(text)
  if ('problem' in key) throw new PipelineError('ARGUMENTS', `The signing key \`${name}\` ${key.problem}.`)
  return key
}

/**
 * Prepares what writes the certificate, before anything is sent: a key that is none is told at once, and a certificate
 * of an earlier run is taken away.
 *
 * @throws PipelineError `ARGUMENTS` or `FILE`
 */
export async function certificateWriter(
  flags: CertificateFlags,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<WriteCertificate | undefined> {
  const { certificate: file, targetVersion } = flags
  const key = await keyOf(flags, environment)
  if (file === undefined) {
    if (key === undefined && targetVersion === undefined) return undefined
    throw new PipelineError('ARGUMENTS', 'A key or a version is for a certificate; add `--certificate FILE`.')
  }
  const place = await emptyPlace(file)
  return async (result) => {
    const content = canonicalJson(certificateOf(result, targetVersion))
    await writeWhole(place, `${key === undefined ? content : await sign(content, key)}\n`)
    return file
  }
}

/** Takes away what has the name of a file, so that it is not taken for what is still to be written. */
async function emptyPlace(file: string): Promise<string> {
  try {
    const place = await placeToWrite(file)
    await rm(place, { force: true })
    return place
  } catch (cause) {
    throw new PipelineError('FILE', `The certificate cannot be written: ${messageOf(cause)}.`, { file }, { cause })
  }
}
