/**
 * The `assemble` stage: pages → assembled specs with provenance and gaps.
 * Reads `specs/sources` (or the given pages), writes `specs/assembled` (or the given file); warnings go to stderr.
 */
import { readFile } from 'node:fs/promises'
import { basename, extname, join, relative, sep } from 'node:path'
import { CATALOGUE_FILE, type PageEntry, ROOT, readCatalogue } from './lib/apis.ts'
import { readText, sha256, toJson, toYaml, writeOrCheck } from './lib/documents.ts'
import { PipelineError } from './lib/errors.ts'
import { type Assembly, assemblePages, type Page, readPage } from './pages/page.ts'

/** What to assemble. */
export interface AssembleOptions {
  /** Page files; none: every API of the catalogue. */
  pages: string[]
  /** Where to write the spec of the given pages; none: stdout. */
  out?: string
  /** Write nothing, fail when the files on disk differ. */
  check?: boolean
}

/** Where the pages of the catalogue and their specs are. */
export interface AssembleFolders {
  catalogue: string
  sources: string
  assembled: string
}

const HERE: AssembleFolders = {
  catalogue: CATALOGUE_FILE,
  sources: join(ROOT, 'specs/sources'),
  assembled: join(ROOT, 'specs/assembled'),
}

/** Runs the stage; resolves to exit status 0. @throws PipelineError */
export async function assemble(options: AssembleOptions, folders: AssembleFolders = HERE): Promise<number> {
  const { pages, out, check = false } = options
  if (pages.length > 0) await assembleFiles(pages, out, check)
  else if (out === undefined) await assembleCatalogue(folders, check)
  else throw new PipelineError('ARGUMENTS', 'The option --out needs page files to assemble.')
  return 0
}

/** Assembles every API of the catalogue. */
async function assembleCatalogue(folders: AssembleFolders, check: boolean): Promise<void> {
  const { apis, pages } = await readCatalogue(folders.catalogue)
  const files = new Map<string, string>()
  for (const { id } of apis) {
    const entries = pages.filter((page) => page.api === id)
    if (entries.length === 0) {
      throw new PipelineError('FILE', `The API \`${id}\` has no page.`, { file: nameOf(folders.catalogue) })
    }
    const assembly = assemblePages(await Promise.all(entries.map((entry) => readEntry(entry, folders))))
    for (const { id: page, file, url, sha256: digest } of entries) {
      assembly.provenance.pages[page] = { file: nameOf(join(folders.sources, file)), url, sha256: digest }
    }
    tell(id, assembly)
    addFiles(files, join(folders.assembled, `${id}.yaml`), assembly)
  }
  const odd = pages.find((page) => !apis.some(({ id }) => id === page.api))
  if (odd) {
    const sentence = `The page \`${odd.id}\` belongs to \`${odd.api}\`, which is no API of the catalogue.`
    throw new PipelineError('FILE', sentence, { file: nameOf(folders.catalogue) })
  }
  await writeOrCheck(files, check, 'npm run assemble')
}

/** The name of a file in messages and provenance: below the root of the package, wherever that is. */
function nameOf(file: string): string {
  return relative(ROOT, file).split(sep).join('/')
}

/** Reads a page of the catalogue and holds it to its entry. */
async function readEntry(entry: PageEntry, { sources }: AssembleFolders): Promise<Page> {
  const path = join(sources, entry.file)
  const page = { id: entry.id, file: nameOf(path), text: await readText(path) }
  const mismatch = (member: keyof PageEntry) => {
    const sentence = `The ${member} of the page is not that of \`${entry.id}\` in pages.yaml; capture the page again.`
    return new PipelineError('PAGE', sentence, { file: page.file })
  }
  if (sha256(await readFile(path)) !== entry.sha256) throw mismatch('sha256')
  const { form, reading } = readPage(page)
  if (form.id !== entry.form) throw mismatch('form')
  if (reading.language !== undefined && reading.language !== entry.language) throw mismatch('language')
  return page
}

/** Assembles the given files into one document. */
async function assembleFiles(paths: readonly string[], out: string | undefined, check: boolean): Promise<void> {
  const pages: Page[] = []
  for (const file of paths) {
    const id = basename(file)
    if (pages.some((page) => page.id === id)) {
      throw new PipelineError('ARGUMENTS', `Two pages are called \`${id}\`; rename one.`, { file })
    }
    pages.push({ id, file, text: await readText(file) })
  }
  const assembly = assemblePages(pages)
  for (const { id, file } of pages) {
    assembly.provenance.pages[id] = { file, sha256: sha256(await readFile(file)) }
  }
  tell(out ?? 'stdout', assembly)
  if (out === undefined) {
    process.stdout.write(toYaml(assembly.spec))
    return
  }
  const files = new Map<string, string>()
  addFiles(files, out, assembly)
  await writeOrCheck(files, check, `d1-contracts assemble … --out ${relative('.', out)}`)
}

/** Adds the three files of an assembly. */
function addFiles(files: Map<string, string>, out: string, { spec, provenance, gaps }: Assembly): void {
  const extension = extname(out)
  const base = out.slice(0, out.length - extension.length)
  files.set(out, extension === '.json' ? toJson(spec) : toYaml(spec))
  files.set(`${base}.provenance.json`, toJson(provenance))
  files.set(`${base}.gaps.json`, toJson({ gaps }))
}

/** Says on stderr what does not fit, and what was made. */
function tell(what: string, { spec, gaps, warnings }: Assembly): void {
  for (const { file, line, message } of warnings) process.stderr.write(`${file}:${line}: ${message}\n`)
  const operations = Object.values(spec.paths ?? {}).reduce(
    (sum: number, item) => sum + Object.keys(item ?? {}).length,
    0,
  )
  process.stderr.write(`${what}: ${operations} operations, ${gaps.length} gaps, ${warnings.length} warnings\n`)
}
