/**
 * A documentation page as a revision: assembled and compiled on the fly. A page of the catalogue stands in for its captured
 * text, among the other pages of its API and with the facts of the API; any other page stands for itself.
 * Reads the catalogue, the captured pages and the facts; writes the spec to the folder it is handed.
 */
import { basename, extname, join } from 'node:path'
import { type PageEntry, ROOT, readCatalogue } from '../lib/apis.ts'
import { readDocument, readText, sha256, toJson, toYaml, writeWhole } from '../lib/documents.ts'
import { isObject, type JsonObject, sameJson } from '../lib/json.ts'
import { forms } from '../pages/index.ts'
import type { Page } from '../pages/page.ts'

/** A page that somebody named. */
export interface NamedPage {
  /** How it was named. */
  name: string
  /** What it is known by: a path, an address, or a file name. */
  address: string
  text: string
}

/** Whether a text is a page rather than a spec, by the end of its name, else by what it looks like. */
export function isPage(name: string, text: string): boolean {
  const extension = extname(name).toLowerCase()
  if (['.yaml', '.yml', '.json'].includes(extension)) return false
  if (['.md', '.markdown', '.txt', '.html', '.htm'].includes(extension)) return true
  return /^\s*<(!doctype|html)/i.test(text) || (!/^[\s{"']*openapi\b/.test(text) && looksLikePage(text))
}

function looksLikePage(text: string): boolean {
  return forms.some((form) => form.recognises(text))
}

/** Makes a spec of a page; resolves to its file. @throws PipelineError `PAGE`, `FACT` or `SPEC`, located */
export async function specOfPage(page: NamedPage, folder: string): Promise<string> {
  // Loaded only here: most revisions are specs, and start without all that makes one.
  const [{ compileSpec }, { readFacts }, { assemblePages }] = await Promise.all([
    import('../compile.ts'),
    import('../compile/facts.ts'),
    import('../pages/page.ts'),
  ])
  const { pages: all } = await readCatalogue()
  const alone: Page = { id: basename(page.address), file: page.name, text: page.text }
  const entry = namedEntry(all, page) ?? (await likeliestEntry(all, assemblePages([alone]).spec))
  const api = entry?.api ?? basename(page.address, extname(page.address)).replace(/[^\w.-]/g, '-')
  const captures = await Promise.all(all.map(captured))
  const pages = entry
    ? captures
        .filter((_, index) => all[index]?.api === api)
        .map((one) => (one.id === entry.id ? { ...alone, id: one.id } : one))
    : [alone]
  const { spec, provenance, gaps } = assemblePages(pages)
  const assembled = { api, spec, provenance, gaps }
  const lengths = new Map(
    [...captures, ...pages].map(({ id, text }) => [id, text.replace(/\n$/, '').split('\n').length]),
  )
  const made = entry
    ? await compileSpec(assembled, await readFacts(join(ROOT, 'specs/overlays', api), lengths))
    : // Without facts to complete it, a page may be less than a spec that is whole; what it says can be compared.
      await compileSpec(assembled, []).catch(() => assembled)
  const file = join(folder, `${api}.yaml`)
  await writeWhole(file, toYaml(made.spec))
  await writeWhole(join(folder, `${api}.provenance.json`), toJson(made.provenance))
  return file
}

/** The page of the catalogue that is named: by its path or address, its file name, or the very same text. */
function namedEntry(all: readonly PageEntry[], { address, text }: NamedPage): PageEntry | undefined {
  const bare = (url: string) => url.replace(/\.md$/, '')
  return (
    all.find(({ url }) => bare(url) === bare(address)) ??
    all.find(({ file }) => file === basename(address)) ??
    all.find(({ sha256: digest }) => digest === sha256(text))
  )
}

/** A page of the API that has the same title and version and an operation in common. */
async function likeliestEntry(all: readonly PageEntry[], spec: JsonObject): Promise<PageEntry | undefined> {
  for (const entry of all) {
    const known = await readDocument(join(ROOT, 'specs/assembled', `${entry.api}.yaml`))
    if (isObject(known) && isSameApi(known, spec)) return entry
  }
  return undefined
}

function isSameApi(known: JsonObject, spec: JsonObject): boolean {
  const nameOf = ({ info }: JsonObject) => (isObject(info) ? [info.title ?? null, info.version ?? null] : [])
  const paths = isObject(known.paths) ? known.paths : {}
  return (
    sameJson(nameOf(known), nameOf(spec)) && Object.keys(spec.paths ?? {}).some((path) => Object.hasOwn(paths, path))
  )
}

async function captured({ id, file }: PageEntry): Promise<Page> {
  return { id, file, text: await readText(join(ROOT, 'specs/sources', file)) }
}
