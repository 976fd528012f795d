/**
 * `d1-contracts compile`: assembled specs and facts → canonical specs, with the origin of every node and what is still
 * unknown. Reads `specs/assembled`, `specs/overlays` and the catalogue; writes `specs/canonical`, all files or none.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { GAP_KINDS } from './compile/closing.ts'
import { type Assembled, completeNodes, type Draft, type Finding } from './compile/draft.ts'
import { type Fact, type PageLengths, readFacts } from './compile/facts.ts'
import { refuseHostile } from './compile/hostile.ts'
import { ROOT, readCatalogue } from './lib/apis.ts'
import { readDocument, readText, toJson, toYaml, writeOrCheck } from './lib/documents.ts'
import { formatPlace, PipelineError } from './lib/errors.ts'
import { isObject, type JsonObject } from './lib/json.ts'
import type { Gap, GapList, Provenance } from './lib/provenance.ts'
import { STEPS } from './steps/index.ts'
import type { Step } from './steps/step.ts'

/** What a compiled spec consists of. */
export interface Canonical {
  spec: JsonObject
  provenance: Provenance
  gaps: Gap[]
  /** Problems that are no errors. */
  warnings: Finding[]
}

/** Compiles every API of the catalogue; with `check` only compares. */
export async function compile({ check = false }: { check?: boolean }): Promise<number> {
  const { apis, pages } = await readCatalogue()
  const lengths: PageLengths = new Map(
    await Promise.all(pages.map(async ({ id, file }) => [id, await linesOf(file)] as const)),
  )
  await refuseStrayFacts(apis.map(({ id }) => id))
  const files = new Map<string, string>()
  for (const { id } of apis) {
    const facts = await readFacts(join(ROOT, 'specs/overlays', id), lengths)
    const canonical = await compileSpec(await readAssembled(id), facts)
    for (const [name, content] of write(id, canonical)) files.set(join(ROOT, 'specs/canonical', name), content)
    process.stderr.write(`${summary(id, canonical, facts)}\n`)
  }
  await writeOrCheck(files, check, 'npm run compile')
  return 0
}

/**
 * Compiles one API. Same input, same output; the only outside help is Redocly, in `check-openapi`.
 *
 * @param steps the steps to run, in order
 * @throws PipelineError of the first problem of the first step that found errors
 */
export async function compileSpec(
  assembled: Assembled,
  facts: readonly Fact[],
  steps: readonly Step[] = STEPS,
): Promise<Canonical> {
  refuseHostile(assembled.spec, 'SPEC', `specs/assembled/${assembled.api}.yaml`)
  const nodes = completeNodes(assembled.spec, assembled.provenance.nodes)
  const sorted = [...facts].sort((a, b) => (a.id < b.id ? -1 : 1))
  let draft: Draft = { ...assembled, facts: sorted, provenance: { ...assembled.provenance, nodes } }
  const findings: Finding[] = []
  for (const step of steps) {
    draft = await step.run(draft, findings)
    refuseErrors(findings)
  }
  const { spec, provenance } = draft
  const gaps = [...draft.gaps].sort((a, b) => compareText(gapKey(a), gapKey(b)))
  return { spec, provenance: { ...provenance, nodes: completeNodes(spec, provenance.nodes) }, gaps, warnings: findings }
}

const gapKey = ({ pointer, kind, message }: Gap): string => [pointer, kind, message].join('\n')
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Ends the compilation when errors were found; all but the first are told on stderr. */
function refuseErrors(findings: readonly Finding[]): void {
  const [first, ...others] = findings.filter(({ severity }) => severity === 'error')
  if (first === undefined) return
  for (const { sentence, place } of others) process.stderr.write(`${sentence} (${formatPlace(place)})\n`)
  throw new PipelineError(first.code, first.sentence, first.place)
}

/** Reads what `assemble` wrote for an API. */
async function readAssembled(api: string): Promise<Assembled> {
  const base = join(ROOT, 'specs/assembled', api)
  const spec = await readDocument(`${base}.yaml`)
  const provenance = await readDocument(`${base}.provenance.json`)
  const gaps = await readDocument(`${base}.gaps.json`)
  if (isObject(spec) && isProvenance(provenance) && isGapList(gaps)) return { api, spec, provenance, gaps: gaps.gaps }
  throw new PipelineError(
    'SPEC',
    'The assembled spec, its provenance or its gaps are incomplete; run `npm run assemble`.',
    { file: `${base}.yaml` },
  )
}

function isProvenance(value: unknown): value is Provenance {
  return isObject(value) && isObject(value.pages) && isObject(value.nodes)
}

function isGapList(value: unknown): value is GapList {
  return isObject(value) && Array.isArray(value.gaps) && value.gaps.every(isGap)
}

function isGap(gap: unknown): boolean {
  if (!isObject(gap) || typeof gap.kind !== 'string' || !GAP_KINDS.includes(gap.kind)) return false
  return [gap.pointer, gap.message, gap.page].every((text) => typeof text === 'string') && typeof gap.line === 'number'
}

/** Number of lines of a captured page. */
async function linesOf(file: string): Promise<number> {
  const text = await readText(join(ROOT, 'specs/sources', file))
  return text.replace(/\n$/, '').split('\n').length
}

/** Holds that every folder of facts belongs to an API. */
async function refuseStrayFacts(apis: readonly string[]): Promise<void> {
  const entries = await readdir(join(ROOT, 'specs/overlays'), { withFileTypes: true })
  const stray = entries.find((entry) => entry.isDirectory() && !apis.includes(entry.name))
  if (stray === undefined) return
  const sentence = `The facts of "${stray.name}" belong to no API of specs/sources/pages.yaml; rename or delete the folder.`
  throw new PipelineError('FACT', sentence, { file: `specs/overlays/${stray.name}` })
}

/** The files of a canonical spec by name. */
function write(api: string, { spec, provenance, gaps }: Canonical): [name: string, content: string][] {
  return [
    [`${api}.yaml`, toYaml(spec)],
    [`${api}.provenance.json`, toJson(provenance)],
    [`${api}.gaps.json`, toJson({ gaps } satisfies GapList)],
  ]
}

/** One line about what was compiled. */
function summary(api: string, { gaps, warnings }: Canonical, facts: readonly Fact[]): string {
  const kinds = (['stated', 'derived', 'assumed'] as const).map(
    (kind) => `${facts.filter(({ evidence }) => evidence.kind === kind).length} ${kind}`,
  )
  const open = gaps.filter(({ state }) => state === 'open').length
  return `${api}: ${facts.length} facts (${kinds.join(', ')}), ${gaps.length} gaps (${open} open), ${warnings.length} warnings`
}
