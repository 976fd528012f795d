/**
 * Revisions that somebody serves: what an address that was named answers, and nothing that it refers to.
 * Reads the network; writes what it gets to the folder it is handed.
 */
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { MAX_BYTES } from '../lib/documents.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'

/** Patience with an address, in milliseconds. */
const PATIENCE = 30_000

/** Writes what an address serves to a folder; resolves to the file. @throws PipelineError `NETWORK` */
export async function fetched({ name, url }: { name: string; url: URL }, folder: string): Promise<string> {
  const place = { file: `${url.origin}${url.pathname}` }
  const file = join(folder, basename(url.pathname) || 'spec.yaml')
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })
    if (!response.ok) throw new Error(`the answer is ${response.status}`)
    await writeFile(file, await bytesOf(response))
    return file
  } catch (cause) {
    const sentence = `The document cannot be fetched: ${messageOf(cause).replaceAll(name, place.file)}.`
    throw new PipelineError('NETWORK', sentence, place, { cause })
  }
}

/** The bytes of an answer, however long it says it is. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MAX_BYTES) throw new Error(`it has more than the ${MAX_BYTES} bytes that are read`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
