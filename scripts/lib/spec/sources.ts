/**
 * Where the nodes of a spec come from: the provenance file beside it and the `x-evidence` marks in it.
 * Reads `<api>.provenance.json` when there is one.
 */
import { existsSync } from 'node:fs'
import { readDocument } from '../documents.ts'
import { PipelineError } from '../errors.ts'
import { isObject, type JsonObject } from '../json.ts'
import { joinPointer } from '../pointer.ts'
import { type Evidence, nearest, type Source } from '../provenance.ts'

/** Reads the sources of a document by JSON pointer; empty when nothing is recorded. */
export async function readSources(provenanceFile: string, document: JsonObject): Promise<Record<string, Source>> {
  const recorded = existsSync(provenanceFile) ? fromProvenance(await readDocument(provenanceFile), provenanceFile) : {}
  const sources = { ...recorded }
  for (const [pointer, evidence] of evidenceMarks(document)) {
    sources[pointer] = { ...nearest(recorded, pointer), evidence }
  }
  return sources
}

/** Turns the records of a provenance file into sources. */
function fromProvenance(provenance: unknown, file: string): Record<string, Source> {
  if (!isObject(provenance) || !isObject(provenance.nodes)) {
    throw new PipelineError('SPEC', 'The provenance file has no `nodes`; run `d1-contracts compile`.', { file })
  }
  const pages = isObject(provenance.pages) ? provenance.pages : {}
  const facts = isObject(provenance.facts) ? provenance.facts : {}
  const origins = new Map<string, Source>()
  const sources: Record<string, Source> = {}
  for (const [pointer, origin] of Object.entries(provenance.nodes)) {
    // The marks themselves are not API content.
    if (pointer.includes('/x-evidence')) continue
    const text = String(origin)
    const source = origins.get(text) ?? sourceOf(text, pages, facts)
    if (source === undefined) {
      throw new PipelineError('SPEC', `The origin "${text}" names neither a page and line nor a fact.`, {
        file,
        pointer,
      })
    }
    origins.set(text, source)
    sources[pointer] = source
  }
  return sources
}

/** Reads one origin: `page:line`, `page:line:column` or `fact:<id>`. */
function sourceOf(origin: string, pages: JsonObject, facts: JsonObject): Source | undefined {
  const factId = /^fact:(.+)$/.exec(origin)?.[1]
  if (factId !== undefined && Object.hasOwn(facts, factId)) {
    const fact = facts[factId]
    return isObject(fact)
      ? { ...whereabouts(fact), evidence: evidenceOf(fact.evidence) ?? 'assumed', fact: factId }
      : undefined
  }
  const [, page, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(origin) ?? []
  if (page === undefined || !Object.hasOwn(pages, page)) return undefined
  const known = pages[page]
  return {
    evidence: 'stated',
    page,
    line: Number(line),
    ...(column === undefined ? {} : { column: Number(column) }),
    ...(isObject(known) && typeof known.url === 'string' ? { url: known.url } : {}),
  }
}

/** What the `x-evidence` marks of a document say, by pointer. */
function* evidenceMarks(document: JsonObject): Generator<[string, Evidence]> {
  const open: [string, unknown][] = [['', document]]
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const [pointer, node] = entry
    if (typeof node !== 'object' || node === null) continue
    if (isObject(node)) yield* marksOf(pointer, node)
    for (const [key, child] of Object.entries(node)) {
      if (typeof child === 'object') open.push([joinPointer(pointer, key), child])
    }
  }
}

/** The key of a mark for the object itself, beside marks for what is below it. */
const SELF = 'kind'

/** Reads a mark: a word for the whole object, or words by relative pointers for what is below it. */
function* marksOf(pointer: string, node: JsonObject): Generator<[string, Evidence]> {
  const mark = node['x-evidence']
  const whole = evidenceOf(mark)
  if (whole) yield [pointer, whole]
  for (const [member, word] of Object.entries(isObject(mark) ? mark : {})) {
    const evidence = evidenceOf(word)
    const isSelf = member === SELF && !Object.hasOwn(node, SELF)
    if (evidence) yield [isSelf ? pointer : `${pointer}/${member}`, evidence]
  }
}

/** Page, line and address of a fact, as far as given. */
function whereabouts({ page, line, url }: JsonObject): Omit<Source, 'evidence'> {
  return {
    ...(typeof page === 'string' ? { page } : {}),
    ...(typeof line === 'number' ? { line } : {}),
    ...(typeof url === 'string' ? { url } : {}),
  }
}

/** An evidence word, if it is one. */
function evidenceOf(word: unknown): Evidence | undefined {
  return word === 'stated' || word === 'derived' || word === 'assumed' ? word : undefined
}
