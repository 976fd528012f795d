/**
 * Makes parameters, responses and schemas that repeat word for word components, named after what they are, so that
 * types read well and a rule stands in one place. Only nodes with the same evidence are brought together: a stated rule
 * never comes to stand for an assumed one.
 */

import { sameGap } from '../compile/closing.ts'
import { type Draft, eachNode, relocate } from '../compile/draft.ts'
import { evidenceReader, type Repetition, repeated } from '../compile/repetition.ts'
import { isObject, type JsonObject, sameJson } from '../lib/json.ts'
import { follow, joinPointer, parentPointer, splitPointer } from '../lib/pointer.ts'
import type { Gap } from '../lib/provenance.ts'
import type { Step } from './step.ts'

/** Binds what repeats. */
export const bindRefs: Step = {
  id: 'bind-refs',
  title: 'No parameter, response or named schema is written twice',
  run(document) {
    let draft: Draft = document
    const settled = new Set<string>()
    for (;;) {
      const group = repeated(draft).find(({ key }) => !settled.has(key))
      if (group === undefined) return draft
      settled.add(group.key)
      draft = bind(draft, group) ?? draft
    }
  },
}

/** Moves one repetition into a component; nothing when none of its names is free. */
function bind(document: Draft, group: Repetition): Draft | undefined {
  const spec = structuredClone(document.spec)
  const nodes = { ...document.provenance.nodes }
  const name = group.names.find((wish) => isFree(wish, group, document))
  if (name === undefined) return undefined
  const section = sectionOf(spec, nodes, group)
  const home = joinPointer('/components', group.section, name)
  if (!Object.hasOwn(section, name)) {
    section[name] = group.value
    const [first] = group.sites
    eachNode(group.value, '', (below) => {
      const record = nodes[first + below]
      if (record !== undefined) nodes[home + below] = record
    })
  }
  const moves = new Map<string, string>()
  for (const site of group.sites) {
    const parent = follow(spec, parentPointer(site) ?? '')
    const step = splitPointer(site).at(-1) ?? ''
    if (typeof parent !== 'object' || parent === null) continue
    Object.assign(parent, { [step]: { $ref: `#${home}` } })
    const record = nodes[site]
    eachNode(group.value, site, (pointer) => delete nodes[pointer])
    if (record !== undefined) Object.assign(nodes, { [site]: record, [`${site}/$ref`]: record })
    moves.set(site, home)
  }
  const gaps = distinct(document.gaps.map((gap) => ({ ...gap, pointer: relocate(gap.pointer, moves) })))
  return { ...document, spec, gaps, provenance: { ...document.provenance, nodes } }
}

/** The section of `components` for a group, made when it is missing. */
function sectionOf(spec: JsonObject, nodes: Record<string, string>, group: Repetition): JsonObject {
  const record = nodes[group.sites[0] ?? ''] ?? ''
  const child = (parent: JsonObject, name: string, pointer: string): JsonObject => {
    const present = parent[name]
    if (isObject(present)) return present
    nodes[pointer] = record
    const made: JsonObject = {}
    parent[name] = made
    return made
  }
  return child(child(spec, 'components', '/components'), group.section, `/components/${group.section}`)
}

/** Whether a name is free, or already stands for the same thing with the same evidence. */
function isFree(name: string, group: Repetition, document: Draft): boolean {
  const home = joinPointer('/components', group.section, name)
  const present = follow(document.spec, home)
  if (name === '' || present === undefined) return name !== ''
  return sameJson(present, group.value) && evidenceReader(document)(home) === group.evidence
}

/** Gaps without those that have become one. */
function distinct(gaps: readonly Gap[]): Gap[] {
  return gaps.filter((gap, index) => gaps.findIndex((other) => sameGap(gap, other)) === index)
}
