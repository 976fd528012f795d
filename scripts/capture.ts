/**
 * The `capture` stage: fetches documentation pages, keeps them verbatim, says what changed; or only says whether any did.
 * Reads the network and `specs/`, writes `specs/sources`; a page that fails keeps its old file and entry. A check writes
 * nothing.
 */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileName, newApi, newPageId, withEntry } from './capture/catalogue.ts'
import { changesBetween } from './capture/changes.ts'
import type { CheckSurroundings } from './capture/check.ts'
import { pageUrl } from './capture/fetch-page.ts'
import { isKept, type OnlinePage, readOnline } from './capture/read-online.ts'
import { type Api, CATALOGUE_FILE, type Catalogue, type PageEntry, ROOT, readCatalogue } from './lib/apis.ts'
import { decodeUtf8, readDocument, readText, writeWhole } from './lib/documents.ts'
import { messageOf, PipelineError } from './lib/errors.ts'
import { isObject } from './lib/json.ts'
import { assemblePages } from './pages/page.ts'

/** What to capture. */
export interface CaptureOptions {
  /** Addresses of pages, with or without `.md`; none: every page of the catalogue. */
  urls: string[]
  /** Write nothing, fail when a page is not as it was captured. */
  check?: boolean
}

/** Where capture works. */
export interface CaptureSurroundings extends CheckSurroundings {
  /** Folder of the assembled specs, by which a new page finds its API. */
  assembled: string
}

const HERE: CaptureSurroundings = {
  catalogue: CATALOGUE_FILE,
  sources: join(ROOT, 'specs/sources'),
  assembled: join(ROOT, 'specs/assembled'),
  overlays: join(ROOT, 'specs/overlays'),
  timeout: 30_000,
  today: () => new Date().toISOString().slice(0, 10),
}

/**
 * Runs the stage; resolves to 0, or to 2 when a page could not be captured. A check resolves to 0 when the pages
 * say what they said, in whatever words, to 1 when the contract changed, and to 2 when that could not be told.
 *
 * @throws PipelineError `ARGUMENTS`, `FILE`
 */
export async function capture(
  { urls, check = false }: CaptureOptions,
  here: CaptureSurroundings = HERE,
): Promise<number> {
  if (check) return checkOnly(urls, here)
  const wanted = urls.map(pageUrl)
  const all = (await readCatalogue(here.catalogue)).pages.map(({ url }) => pageUrl(url))
  let status = 0
  for (const url of new Set(wanted.length > 0 ? wanted : all)) {
    try {
      await captureOne(url, here)
    } catch (thrown) {
      if (!(thrown instanceof PipelineError)) throw thrown
      tell(`${url}: failed, nothing is changed. ${messageOf(thrown)}`)
      status = 2
    }
  }
  return status
}

/** Says whether pages changed. */
async function checkOnly(urls: readonly string[], here: CaptureSurroundings): Promise<number> {
  const { checkPages } = await import('./capture/check.ts')
  const { status, pages, changes } = await checkPages(urls, here)
  for (const line of pages) tell(line)
  process.stdout.write(changes)
  return status
}

/** Captures one page. */
async function captureOne(url: string, here: CaptureSurroundings): Promise<void> {
  const catalogue = await readCatalogue(here.catalogue)
  const captured = await readOnline(url, here.timeout)
  const known = catalogue.pages.find((page) => pageUrl(page.url) === url)
  if (known && (await isKept(known, captured, here.sources))) return tell(`${known.id}: unchanged`)
  const id = known?.id ?? newPageId(url, captured.language, catalogue)
  const { api, isNew } = known ? { api: known.api, isNew: undefined } : await apiOf(captured, id, catalogue, here)
  const { form, language, digest } = captured
  const file = fileName(id, form)
  const entry = { id, file, url, api, language, form, captured: here.today(), sha256: digest }
  const lines = known ? await changesOf(known, captured, here) : []
  await writeWhole(join(here.sources, file), captured.bytes)
  await writeWhole(here.catalogue, withEntry(await readText(here.catalogue), here.catalogue, entry, isNew))
  if (known && known.file !== file) await rm(join(here.sources, known.file), { force: true })
  if (known) tell(`${id}: changed`, lines.length > 0 ? lines : ['only texts and layout differ'])
  else tell(`${id}: new`, [`it describes ${isNew ? 'a new API' : 'the API'} \`${api}\``, `it is kept as ${file}`])
}

/** What changed since the last capture, in contract terms. */
async function changesOf(known: PageEntry, captured: OnlinePage, here: CaptureSurroundings): Promise<string[]> {
  try {
    const file = join(here.sources, known.file)
    const text = decodeUtf8(await readFile(file), file)
    return changesBetween(assemblePages([{ id: known.id, file, text }]).spec, captured.spec)
  } catch {
    return ['the former capture cannot be read, so the changes are unknown']
  }
}

/** The API whose assembled spec has the title and version of a new page, or a new one. */
async function apiOf(
  { spec }: OnlinePage,
  pageId: string,
  catalogue: Catalogue,
  here: CaptureSurroundings,
): Promise<{ api: string; isNew: Api | undefined }> {
  const { title, version } = infoOf(spec)
  for (const { id } of catalogue.apis) {
    const assembled = await readDocument(join(here.assembled, `${id}.yaml`)).catch(() => undefined)
    const other = infoOf(assembled)
    if (other.title === title && other.version === version) return { api: id, isNew: undefined }
  }
  const isNew = newApi(title, pageId, catalogue)
  return { api: isNew.id, isNew }
}

/** Title and version of a spec. */
function infoOf(spec: unknown): { title: string; version: string } {
  const info = isObject(spec) && isObject(spec.info) ? spec.info : {}
  return { title: String(info.title ?? ''), version: String(info.version ?? '') }
}

/** Says something on stderr, with details below it. */
function tell(line: string, details: readonly string[] = []): void {
  process.stderr.write([line, ...details.map((detail) => `  ${detail}`), ''].join('\n'))
}
