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
  for (const [pointer, mark] of evidenceMarks(document)) sources[pointer] = { ...nearest(recorded, pointer), ...mark }
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
      ? { ...markOf(fact), evidence: evidenceOf(fact.evidence) ?? 'assumed', fact: factId }
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

/** Every `x-evidence` of a document with the pointer of the object it stands in. */
function* evidenceMarks(document: JsonObject): Generator<[string, Source]> {
  const open: [string, unknown][] = [['', document]]
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const [pointer, node] = entry
    if (typeof node !== 'object' || node === null) continue
    const mark = isObject(node) ? readMark(node['x-evidence']) : undefined
    if (mark !== undefined) yield [pointer, mark]
    for (const [key, child] of Object.entries(node)) {
      if (typeof child === 'object') open.push([joinPointer(pointer, key), child])
    }
  }
}

/** Reads a mark: `assumed`, or `{ kind: assumed, url, page, line }`. */
function readMark(mark: unknown): Source | undefined {
  const evidence = evidenceOf(isObject(mark) ? mark.kind : mark)
  return evidence && { ...(isObject(mark) ? markOf(mark) : {}), evidence }
}

/** Page, line and address of a fact or mark, as far as given. */
function markOf(mark: JsonObject): Omit<Source, 'evidence'> {
  return {
    ...(typeof mark.page === 'string' ? { page: mark.page } : {}),
    ...(typeof mark.line === 'number' ? { line: mark.line } : {}),
    ...(typeof mark.fact === 'string' ? { fact: mark.fact } : {}),
    ...(typeof mark.url === 'string' ? { url: mark.url } : {}),
  }
}

/** An evidence word, if it is one. */
function evidenceOf(word: unknown): Evidence | undefined {
  return word === 'stated' || word === 'derived' || word === 'assumed' ? word : undefined
}
