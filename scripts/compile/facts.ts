/**
 * Facts: one correction or completion of the pages each, with its evidence.
 * Reads the files of a folder, holds them to `specs/overlays/fact.schema.json` and their evidence to the captured pages.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { isAlias, isNode, visit } from 'yaml'
import { ROOT } from '../lib/apis.ts'
import { type ParsedDocument, parseYaml, readText } from '../lib/documents.ts'
import { formatPlace, PipelineError, type Place } from '../lib/errors.ts'
import type { Json } from '../lib/json.ts'
import { parentPointer, splitPointer } from '../lib/pointer.ts'
import type { Evidence, GapKind } from '../lib/provenance.ts'
import { refuseHostile } from './hostile.ts'

/** The evidence of a fact. */
export interface FactEvidence {
  kind: Evidence
  url?: string
  page?: string
  line?: number
  /** Month or day on which it was read. */
  seen: string
  mark?: string
}

/** An Overlay action. @see https://spec.openapis.org/overlay/v1.0.0#action-object */
export interface Action {
  /** RFC 9535 JSONPath. */
  target: string
  update?: Json
  remove?: true
}

/** A hole that only the fact knows of. */
export interface FactGap {
  /** RFC 9535 JSONPath in the document with all facts applied. */
  target: string
  kind: GapKind
  message: string
}

/** One fact. */
export interface Fact {
  /** File name without `.yaml`; the facts of an API are sorted by it. */
  id: string
  /** The file as messages name it. */
  file: string
  title: string
  why: string
  evidence: FactEvidence
  actions: Action[]
  gaps: FactGap[]
  /** Line of each action in the file, from 1; empty when the fact was not read from a file. */
  lines: number[]
}

/** The shape of a fact file, once the schema holds. */
interface FactFile {
  info: { title: string }
  'x-evidence': FactEvidence
  'x-why': string
  'x-gaps'?: FactGap[]
  actions: Action[]
}

/** Number of lines of each captured page, by page id. */
export type PageLengths = ReadonlyMap<string, number>

/** Kebab-case file names with the ending that facts have. */
const FACT_NAME = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml$/

/** The place of an action of a fact. */
export function placeOfAction(fact: Fact, index: number): Place {
  return { file: fact.file, line: fact.lines[index] }
}

/**
 * Reads the facts of a folder, sorted by id; none when the folder is missing.
 *
 * @throws PipelineError `FACT` naming the first fact that is malformed or whose evidence leads nowhere
 */
export async function readFacts(folder: string, pages: PageLengths): Promise<Fact[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.')).sort()
  const schema: unknown = JSON.parse(await readFile(join(ROOT, 'specs/overlays/fact.schema.json'), 'utf8'))
  const validate = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    allErrors: true,
  }).compile<FactFile>(schema as object)
  const facts: Fact[] = []
  for (const name of names) {
    const path = join(folder, name)
    facts.push(parseFact(await readText(path), shortName(path), validate, pages))
  }
  return facts
}

/** A path as messages name it: below the root of the package if it lies there. */
function shortName(path: string): string {
  const below = relative(ROOT, path).split(sep).join('/')
  return below.startsWith('..') ? path : below
}

/** Parses and holds one fact file. */
function parseFact(text: string, file: string, validate: ValidateFunction<FactFile>, pages: PageLengths): Fact {
  const id = FACT_NAME.exec(file.slice(file.lastIndexOf('/') + 1))?.[1]
  if (id === undefined) {
    throw new PipelineError('FACT', 'A fact has a kebab-case name that ends in `.yaml`; rename the file.', { file })
  }
  const parsed = parse(text, id, file)
  refuseAliases(parsed, id, file)
  const { value } = parsed
  refuseHostile(value, 'FACT', file)
  if (!validate(value)) {
    const error = tellingError(validate.errors ?? [])
    const pointer = error?.instancePath ?? ''
    throw new PipelineError('FACT', `The fact \`${id}\` ${complaint(error)}.`, placeOf(parsed, file, pointer))
  }
  const evidence = value['x-evidence']
  holdEvidence(evidence, id, placeOf(parsed, file, '/x-evidence/line'), pages)
  return {
    id,
    file,
    title: value.info.title,
    why: value['x-why'].trim(),
    evidence,
    actions: value.actions,
    gaps: value['x-gaps'] ?? [],
    lines: value.actions.map((_, index) => placeOf(parsed, file, `/actions/${index}`).line ?? 1),
  }
}

/** Parses YAML; what is wrong with it is the fact's fault. */
function parse(text: string, id: string, file: string): ParsedDocument {
  try {
    return parseYaml(text, file)
  } catch (cause) {
    if (!(cause instanceof PipelineError)) throw cause
    const place = cause.place && ` (${formatPlace(cause.place)})`
    const sentence = cause.message.slice(0, cause.message.length - (place?.length ?? 0))
    throw new PipelineError('FACT', `The fact \`${id}\` cannot be read: ${sentence}`, cause.place, { cause })
  }
}

/** Aliases would make two nodes one object, which a merge would then change together. */
function refuseAliases({ syntax, lines }: ParsedDocument, id: string, file: string): void {
  visit(syntax, (_, node) => {
    if (!isAlias(node)) return
    const line = lines.linePos(node.range?.[0] ?? 0).line
    throw new PipelineError('FACT', `The fact \`${id}\` uses a YAML alias; write the value out.`, { file, line })
  })
}

/** The error to tell of: an unknown key first, since it is often a misspelt one that then seems to be missing. */
function tellingError(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const outright = errors.filter(({ schemaPath }) => !schemaPath.includes('/oneOf/'))
  const named = ['additionalProperties', 'dependentRequired'].flatMap(
    (keyword) => outright.find((error) => error.keyword === keyword) ?? [],
  )
  return named[0] ?? outright[0]
}

/** What a schema error says, as the end of a sentence. */
function complaint(error: ErrorObject | undefined): string {
  const { keyword, params, instancePath = '', message = 'is malformed' } = error ?? {}
  const at = instancePath === '' ? '' : ` in \`${instancePath}\``
  if (keyword === 'additionalProperties') return `has the unknown key "${params?.additionalProperty}"${at}`
  if (keyword === 'required' && error?.schemaPath.includes('/then/')) {
    return 'is `stated` but its evidence has neither `url` nor `page` and `line`'
  }
  if (keyword === 'required') return `lacks the key "${params?.missingProperty}"${at}`
  if (keyword === 'oneOf') return `needs one of the keys "update" and "remove"${at}`
  if (keyword === 'dependentRequired')
    return `needs the key "${params?.missingProperty}" beside "${params?.property}"${at}`
  const allowed = Array.isArray(params?.allowedValues) ? `: ${params.allowedValues.join(', ')}` : ''
  return `is malformed${at}: it ${message}${allowed}`
}

/** The place of a node of a fact file; of its nearest ancestor when it is missing. */
function placeOf({ syntax, lines }: ParsedDocument, file: string, pointer: string): Place {
  for (let at: string | undefined = pointer; at !== undefined; at = parentPointer(at)) {
    const steps = splitPointer(at).map((step) => (/^\d+$/.test(step) ? Number(step) : step))
    const node: unknown = steps.length === 0 ? syntax.contents : syntax.getIn(steps, true)
    if (!isNode(node) || !node.range) continue
    const { line, col } = lines.linePos(node.range[0])
    return { file, line, column: col }
  }
  return { file, line: 1 }
}

/** Holds that the evidence leads to a line that exists. */
function holdEvidence({ page, line }: FactEvidence, id: string, place: Place, pages: PageLengths): void {
  if (page === undefined || line === undefined) return
  const length = pages.get(page)
  if (length === undefined) {
    const sentence = `The fact \`${id}\` cites the page "${page}", which is not in specs/sources/pages.yaml.`
    throw new PipelineError('FACT', sentence, place)
  }
  if (line <= length) return
  const sentence = `The fact \`${id}\` cites line ${line} of the page "${page}", which has ${length} lines.`
  throw new PipelineError('FACT', sentence, place)
}
