/**
 * The stage that writes the reference of an API for people: one HTML file a spec, complete in itself.
 * Reads specs; writes `<out>/<name of the spec>.html`, which asks nothing of the network when it is opened.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { canonicalFile, readCatalogue, specFile } from './lib/apis.ts'
import { messageOf, PipelineError } from './lib/errors.ts'
import { loadSpec } from './lib/load-spec.ts'
import { redocly } from './lib/redocly.ts'

/** What a page may load: what is written in it. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; worker-src blob:"

/** Who has made the page look as it does, in place of a logo that would be fetched. */
const NAME = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="12"><text y="10" font-family="sans-serif" font-size="11">Redocly</text></svg>',
)}`

/** Arguments of the stage. */
export interface DocsArguments {
  /** Aliases or ids of APIs, or OpenAPI files; none: every canonical spec. */
  specs: readonly string[]
  /** Folder of the files. */
  out: string
}

/**
 * Writes the references; resolves to the exit status.
 *
 * @throws PipelineError `SPEC` for a spec that Redocly cannot show, `FILE` for a folder that cannot be written
 */
export async function docs({ specs, out }: DocsArguments): Promise<number> {
  const { apis } = await readCatalogue()
  const files = specs.length > 0 ? await Promise.all(specs.map(specFile)) : apis.map(({ id }) => canonicalFile(id))
  await mkdir(out, { recursive: true }).catch((cause) => {
    throw new PipelineError('FILE', `The folder cannot be made: ${messageOf(cause)}.`, { file: out })
  })
  for (const spec of files) {
    const page = join(out, `${basename(spec).replace(/\.[^.]*$/, '')}.html`)
    await writePage(page, await reference(spec))
    process.stderr.write(`${page}\n`)
  }
  return 0
}

/** The page of one spec. */
async function reference(spec: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'd1-contracts-docs-'))
  const page = join(folder, 'page.html')
  try {
    // Redocly makes a page of nearly anything.
    await loadSpec(spec)
    const { isDone, stderr } = await redocly(['build-docs', spec, '--output', page, '--inlineBundle'])
    if (isDone) return closed(await readFile(page, 'utf8'))
    throw new PipelineError('SPEC', `Redocly cannot show the spec: ${lastWords(stderr)}`, { file: spec })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The page, with nothing in it that is fetched: the logo of Redoc is on a server, and whatever else may come is not let. */
function closed(html: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`
  return html.replaceAll(/https:\/\/cdn\.redoc\.ly\/[\w./-]*\.svg/g, NAME).replace('<head>', () => `<head>\n${policy}`)
}

async function writePage(file: string, html: string): Promise<void> {
  await writeFile(file, html).catch((cause) => {
    throw new PipelineError('FILE', `The file cannot be written: ${messageOf(cause)}.`, { file })
  })
}

/** What went wrong, on one line: what stands after the box that Redocly draws. */
function lastWords(talk: string): string {
  const lines = talk.split('\n').map((line) => line.trim())
  return lines.filter((line) => /^[^\s╔║╚]/.test(line)).join(' ')
}
