/** Facts, drafts and steps for the tests of the compiler: small, complete, and without files. */
import { completeNodes, type Draft, eachNode, type Finding } from '../../../scripts/compile/draft.ts'
import type { Action, Fact, FactGap } from '../../../scripts/compile/facts.ts'
import { formatPlace } from '../../../scripts/lib/errors.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import type { Evidence, Gap } from '../../../scripts/lib/provenance.ts'
import type { Step } from '../../../scripts/steps/step.ts'

/** A fact that was not read from a file. */
export function makeFact(id: string, actions: Action[], more: { kind?: Evidence; gaps?: FactGap[] } = {}): Fact {
  const { kind = 'stated', gaps = [] } = more
  const evidence = { kind, url: 'https://example.org/page', seen: '2026-11' }
  return {
    id,
    file: `${id}.yaml`,
    title: id,
    why: `why ${id}`,
    evidence,
    actions,
    gaps,
    lines: actions.map((_, at) => at + 1),
  }
}

/** A draft of the given document; every node comes from a line of the page `p` of its own. */
export function makeDraft(spec: JsonObject, more: { facts?: Fact[]; gaps?: Gap[] } = {}): Draft {
  const records: Record<string, string> = {}
  let line = 0
  eachNode(spec, '', (pointer) => {
    line += 1
    records[pointer] = `p:${line}`
  })
  const pages = { p: { file: 'specs/sources/p.md', sha256: '00' } }
  const facts = [...(more.facts ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    api: 'api',
    spec,
    gaps: more.gaps ?? [],
    facts,
    provenance: { pages, facts: {}, nodes: completeNodes(spec, records) },
  }
}

/** A complete little document: one path, whatever operations are given. */
export function makeSpec(operations: JsonObject, more: JsonObject = {}): JsonObject {
  return {
    openapi: '3.0.0',
    info: { title: 'Cards', version: '1' },
    servers: [{ url: 'https://api.example.org' }],
    paths: { '/cards/{id}': operations },
    ...more,
  }
}

/** A path parameter `id`. */
export const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }

/** A gap of the page `p`. */
export function makeGap(pointer: string, kind: Gap['kind'], message = 'Something is missing.'): Gap {
  return { pointer, kind, message, page: 'p', line: 1 }
}

/** Runs a step. */
export async function run(
  step: Step,
  draft: Draft,
): Promise<{ draft: Draft; findings: Finding[]; messages: string[] }> {
  const findings: Finding[] = []
  const after = await step.run(draft, findings)
  const messages = findings.map(({ code, sentence, place }) => `${code}: ${sentence} (${formatPlace(place)})`)
  return { draft: after, findings, messages }
}
