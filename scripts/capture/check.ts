/**
 * Whether pages say something else than when they were captured, in contract terms: both are assembled and compiled with
 * the facts, and the gate compares the two specs.
 * Reads the network, the captured pages and the facts; writes only to a temporary folder that goes away.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Assembled } from '../compile/draft.ts'
import { readFacts } from '../compile/facts.ts'
import { compileSpec } from '../compile.ts'
import { compareSpecs } from '../gate/compare.ts'
import textFormat from '../gate/formats/text.ts'
import { readPolicy } from '../gate/policy.ts'
import { verdictOf } from '../gate/verdict.ts'
import { type PageEntry, readCatalogue } from '../lib/apis.ts'
import { readText, toJson, toYaml, writeWhole } from '../lib/documents.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'
import type { JsonObject } from '../lib/json.ts'
import { type LoadedSpec, loadSpec } from '../lib/load-spec.ts'
import type { Provenance } from '../lib/provenance.ts'
import { assemblePages, type Page } from '../pages/page.ts'
import { changesBetween } from './changes.ts'
import { pageUrl } from './fetch-page.ts'
import { isKept, readOnline } from './read-online.ts'

/** Where the check reads, and when. */
export interface CheckSurroundings {
  catalogue: string
  /** Folder of the captured pages. */
  sources: string
  /** Folder of the facts, with one folder an API. */
  overlays: string
  /** Milliseconds a request may take. */
  timeout: number
  /** Today, `YYYY-MM-DD`. */
  today: () => string
}

/** What a check comes to. */
export interface PageCheck {
  /** 0 nothing changed but texts and layout, 1 the contract did, 2 it is not known to have and some pages could not be told. */
  status: 0 | 1 | 2
  /** One line a page. */
  pages: string[]
  /** What changed in the contract, for people; empty when all pages are as they were. */
  changes: string
}

/** Texts of pages that are not as they were captured, by id. */
type Renewed = ReadonlyMap<string, string>

/** What pages change in an API, for people, and whether that is more than texts and layout. */
interface Told {
  text: string
  differs: boolean
}

/** A spec and where its nodes come from. */
interface Made {
  spec: JsonObject
  provenance: Provenance
}

/** Compares pages with their captures. @throws PipelineError `ARGUMENTS` for a page that was never captured */
export async function checkPages(urls: readonly string[], here: CheckSurroundings): Promise<PageCheck> {
  const { pages: all } = await readCatalogue(here.catalogue)
  const wanted = urls.length === 0 ? all : [...new Set(urls.map(pageUrl))].map((url) => entryOf(url, all))
  const pages: string[] = []
  const renewed = new Map<string, string>()
  let isUntold = false
  for (const entry of wanted) {
    try {
      const online = await readOnline(pageUrl(entry.url), here.timeout)
      const isSame = await isKept(entry, online, here.sources)
      if (!isSame) renewed.set(entry.id, online.text)
      pages.push(`${entry.id}: ${isSame ? 'unchanged' : 'changed'}`)
    } catch (thrown) {
      if (!(thrown instanceof PipelineError)) throw thrown
      isUntold = true
      pages.push(`${entry.id}: could not be told. ${messageOf(thrown)}`)
    }
  }
  const apis = [...new Set(all.filter(({ id }) => renewed.has(id)).map(({ api }) => api))]
  const told: Told[] = []
  for (const api of apis) told.push(await changesOf(api, all, renewed, here))
  const status = told.some(({ differs }) => differs) ? 1 : isUntold ? 2 : 0
  return { status, pages, changes: told.map(({ text }) => text).join('\n') }
}

function entryOf(url: string, pages: readonly PageEntry[]): PageEntry {
  const entry = pages.find((page) => pageUrl(page.url) === url)
  if (entry) return entry
  throw new PipelineError('ARGUMENTS', 'The page was never captured; capture it without --check first.', { file: url })
}

/** What changed in an API, for people. */
async function changesOf(
  api: string,
  all: readonly PageEntry[],
  renewed: Renewed,
  here: CheckSurroundings,
): Promise<Told> {
  const entries = all.filter((entry) => entry.api === api)
  const [was, is] = [await pagesOf(entries, here), await pagesOf(entries, here, renewed)]
  const before = assembledFrom(api, was)
  let after: Assembled
  try {
    after = assembledFrom(api, is)
  } catch (thrown) {
    return { text: `${api}: its pages make no spec any more. ${messageOf(thrown)}\n`, differs: true }
  }
  try {
    const kept = await withFacts(before, was, here)
    const text = await compared(api, kept, await withFacts(after, is, here), here)
    if (text !== undefined) return { text, differs: true }
  } catch (thrown) {
    if (!(thrown instanceof PipelineError)) throw thrown
    const note = `${api}: it does not compile, so only what the pages say is compared. ${messageOf(thrown)}`
    return { text: `${note}\n${(await comparedRaw(api, before, after, here)) ?? onlyTexts(api)}`, differs: true }
  }
  const hidden = await comparedRaw(api, before, after, here)
  if (hidden === undefined) return { text: onlyTexts(api), differs: false }
  return {
    text: `${api}: the facts hide what the pages change; see whether they still hold.\n${hidden}`,
    differs: true,
  }
}

/** What changed in what the pages say, whether or not that is a spec that can be used; `undefined`: nothing. */
async function comparedRaw(
  api: string,
  before: Made,
  after: Made,
  here: CheckSurroundings,
): Promise<string | undefined> {
  try {
    return await compared(api, before, after, here)
  } catch (thrown) {
    if (!(thrown instanceof PipelineError)) throw thrown
    const lines = changesBetween(before.spec, after.spec)
    return lines.length === 0 ? undefined : lines.map((line) => `  ${line}\n`).join('')
  }
}

/** The pages of an API: those that were renewed as they are now, the others as they were captured. */
function pagesOf(
  entries: readonly PageEntry[],
  { sources }: CheckSurroundings,
  renewed: Renewed = new Map(),
): Promise<Page[]> {
  const textOf = async ({ id, file }: PageEntry) => renewed.get(id) ?? (await readText(join(sources, file)))
  return Promise.all(entries.map(async (entry) => ({ id: entry.id, file: entry.file, text: await textOf(entry) })))
}

function assembledFrom(api: string, pages: readonly Page[]): Assembled {
  const { spec, provenance, gaps } = assemblePages([...pages])
  return { api, spec, provenance, gaps }
}

/** The canonical spec: what the pages say, and the facts. @throws PipelineError when the facts do not fit */
async function withFacts(assembled: Assembled, pages: readonly Page[], { overlays }: CheckSurroundings): Promise<Made> {
  const lengths = new Map(pages.map(({ id, text }) => [id, text.replace(/\n$/, '').split('\n').length]))
  return compileSpec(assembled, await readFacts(join(overlays, assembled.api), lengths))
}

/** What the gate says; `undefined` when nothing changed. */
async function compared(api: string, before: Made, after: Made, here: CheckSurroundings): Promise<string | undefined> {
  const base = { ...(await loaded(api, before)), file: `${api} as it was captured` }
  const head = { ...(await loaded(api, after)), file: `${api} as it is now` }
  const [policy, today] = [await readPolicy('d1'), here.today()]
  const changes = compareSpecs(base, head, { policy, today })
  if (changes.length === 0) return undefined
  return textFormat.show(verdictOf({ base, head }, { policy: policy.name, today, changes, faults: [], leftOut: [] }))
}

function onlyTexts(api: string): string {
  return `${api}: only texts and layout differ.\n`
}

/** A spec as every stage reads it. */
async function loaded(api: string, { spec, provenance }: Made): Promise<LoadedSpec> {
  const folder = await mkdtemp(join(tmpdir(), 'd1-capture-'))
  try {
    const file = join(folder, `${api}.yaml`)
    await writeWhole(file, toYaml(spec))
    await writeWhole(join(folder, `${api}.provenance.json`), toJson(provenance))
    return await loadSpec(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}
