/**
 * Applies the facts to the pages.
 * Each fact is applied to the pages alone, so that no order can matter; what they changed is then united. A fact that
 * hits nothing, changes nothing or disagrees with another is an error, and so is an assumption no gap tells of.
 */
import { closeGaps } from '../compile/closing.ts'
import type { Draft, Finding } from '../compile/draft.ts'
import { type Fact, placeOfAction } from '../compile/facts.ts'
import { knownNodes } from '../compile/kinds.ts'
import { setMarks } from '../compile/marks.ts'
import { applyAction, locate, openSheet } from '../compile/overlay.ts'
import { type Reading, type Union, unite, weakest } from '../compile/union.ts'
import { messageOf } from '../lib/errors.ts'
import { isObject } from '../lib/json.ts'
import { follow, joinPointer, parentPointer } from '../lib/pointer.ts'
import type { Evidence, Gap, Provenance } from '../lib/provenance.ts'
import type { Step } from './step.ts'

const id = 'apply-facts'

/** Applies the facts. */
export const applyFacts: Step = {
  id,
  title: 'Everything the facts say stands in the document and nothing else was changed',
  run(document, findings) {
    const readings = document.facts.flatMap((fact) => read(document, fact, findings) ?? [])
    const union = unite(document.spec, document.provenance.nodes, readings)
    for (const { pointer, facts } of union.conflicts) {
      const [one, other] = facts
      const sentence = `The facts \`${one.id}\` and \`${other.id}\` make different things of one node; keep one of them.`
      findings.push({ step: id, severity: 'error', code: 'CONFLICT', sentence, place: { file: other.file, pointer } })
    }
    settleJoined(union, document.facts)
    const closed = closeGaps(document.gaps, union, document.facts)
    const gaps = [...closed, ...document.facts.flatMap((fact) => ownGaps(fact, union, document, findings))]
    demandGaps(document.facts, gaps, findings)
    const kinds = new Map(document.facts.map((fact) => [fact.id, fact.evidence.kind]))
    const { spec, nodes } = setMarks(union, (fact): Evidence => kinds.get(fact) ?? 'assumed')
    return { ...document, spec, gaps, provenance: { ...document.provenance, nodes, facts: describe(document.facts) } }
  },
}

/** Applies one fact to the pages; nothing when it could not be applied. */
function read(document: Draft, fact: Fact, findings: Finding[]): Reading | undefined {
  const sheet = openSheet(document.spec)
  for (const [index, action] of fact.actions.entries()) {
    const complaint = applyAction(sheet, action)
    if (complaint === undefined) continue
    const sentence = `The fact \`${fact.id}\` ${complaint}.`
    findings.push({ step: id, severity: 'error', code: 'FACT', sentence, place: placeOfAction(fact, index) })
    return undefined
  }
  return { fact, sheet }
}

/**
 * Settles the origin of what several made together: an object exists by the best evidence there is, but a map of
 * objects (of responses, of properties) is only as complete as its weakest entry.
 */
function settleJoined({ spec, nodes, joined }: Union, facts: readonly Fact[]): void {
  const known = knownNodes(spec)
  const byRecord = new Map(facts.map((fact) => [`fact:${fact.id}`, fact]))
  const deepestFirst = [...joined.keys()].sort((a, b) => b.length - a.length)
  for (const pointer of deepestFirst) {
    const map = follow(spec, pointer)
    if (known.has(pointer) || !isObject(map)) continue
    const members = Object.keys(map).map((key) => joinPointer(pointer, key))
    if (!members.every((member) => known.has(member))) continue
    const entries = members.flatMap((member) => byRecord.get(nodes[member] ?? '') ?? [])
    const least = weakest(entries.map(({ evidence }) => evidence.kind))
    const weak = entries.find(({ evidence }) => evidence.kind === least)
    if (weak) nodes[pointer] = `fact:${weak.id}`
  }
}

/** The gaps that a fact itself reveals. */
function ownGaps(fact: Fact, union: Union, document: Draft, findings: Finding[]): Gap[] {
  return fact.gaps.flatMap(({ target, kind, message }) => {
    const { pointers, complaint } = find(union, target)
    if (complaint !== undefined) {
      const sentence = `The fact \`${fact.id}\` has a gap whose target \`${target}\` ${complaint}.`
      findings.push({ step: id, severity: 'error', code: 'FACT', sentence, place: { file: fact.file } })
    }
    // An assumption stands in for what is unknown; anything better knows only that something is.
    const state =
      fact.evidence.kind === 'assumed' ? { state: 'assumed' as const, facts: [fact.id] } : { state: 'open' as const }
    return pointers.map((pointer) => ({
      pointer,
      kind,
      message,
      ...pageLine(pointer, union.nodes, document),
      ...state,
    }))
  })
}

/** Where a JSONPath leads in the united document. */
function find({ spec }: Union, target: string): { pointers: string[]; complaint?: string } {
  try {
    const pointers = locate(spec, target).map((steps) => joinPointer('', ...steps))
    return pointers.length === 0 ? { pointers, complaint: 'matches nothing' } : { pointers }
  } catch (thrown) {
    return { pointers: [], complaint: `is no JSONPath: ${messageOf(thrown)}` }
  }
}

/** The page and line of a node, or of the nearest one around it that a page states. */
function pageLine(
  pointer: string,
  nodes: Readonly<Record<string, string>>,
  { provenance }: Draft,
): Pick<Gap, 'page' | 'line'> {
  for (let at: string | undefined = pointer; at !== undefined; at = parentPointer(at)) {
    const [, page, line] = /^(?!fact:)(.+?):(\d+)/.exec(nodes[at] ?? '') ?? []
    if (page !== undefined) return { page, line: Number(line) }
  }
  return { page: Object.keys(provenance.pages)[0] ?? '', line: 1 }
}

/** Holds that every assumption shows up in the list of gaps. */
function demandGaps(facts: readonly Fact[], gaps: readonly Gap[], findings: Finding[]): void {
  const told = new Set(gaps.flatMap((gap) => gap.facts ?? []))
  for (const fact of facts) {
    if (fact.evidence.kind !== 'assumed' || told.has(fact.id)) continue
    const sentence = `The fact \`${fact.id}\` is assumed, but no gap tells of it; give it \`x-gaps\`.`
    findings.push({ step: id, severity: 'error', code: 'FACT', sentence, place: { file: fact.file } })
  }
}

/** The facts as the provenance file lists them. */
function describe(facts: readonly Fact[]): Provenance['facts'] {
  return Object.fromEntries(
    facts.map(({ id, why, evidence: { kind, url, page, line, seen } }) => [
      id,
      {
        evidence: kind,
        why,
        ...(url === undefined ? {} : { url }),
        ...(page === undefined ? {} : { page }),
        ...(line === undefined ? {} : { line }),
        seen,
      },
    ]),
  )
}
