/**
 * A page as it is on the network, held to be one that can be assembled.
 * Reads the network; writes nothing.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PageEntry } from '../lib/apis.ts'
import { decodeUtf8, sha256 } from '../lib/documents.ts'
import type { JsonObject } from '../lib/json.ts'
import { assemblePages, type Page, readPage } from '../pages/page.ts'
import { languageOfUrl } from './catalogue.ts'
import { fetchPage } from './fetch-page.ts'

/** A page that was fetched and can be read. */
export interface OnlinePage {
  url: string
  bytes: Uint8Array
  /** The bytes as text. */
  text: string
  /** Lower-case hexadecimal sha256 of the bytes. */
  digest: string
  /** What the page says, all by itself. */
  spec: JsonObject
  form: string
  language: string
}

/** Fetches a page and makes sure that it can be assembled. @throws PipelineError `NETWORK`, `PAGE` or `FILE` */
export async function readOnline(url: string, timeout: number): Promise<OnlinePage> {
  const { bytes } = await fetchPage(url, timeout)
  const text = decodeUtf8(bytes, url)
  const page: Page = { id: 'page', file: url, text }
  const { form, reading } = readPage(page)
  const { spec } = assemblePages([page])
  const language = reading.language ?? languageOfUrl(url)
  return { url, bytes, text, digest: sha256(bytes), spec, form: form.id, language }
}

/** Whether exactly these bytes are on disk and in the catalogue. */
export async function isKept(known: PageEntry, { digest }: OnlinePage, sources: string): Promise<boolean> {
  const kept = await readFile(join(sources, known.file)).catch(() => undefined)
  return known.sha256 === digest && kept !== undefined && sha256(kept) === digest
}
