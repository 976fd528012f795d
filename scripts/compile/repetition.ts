/**
 * Finds what repeats in a document and what it could be called.
 * Pure.
 */
import { STATUS_CODES } from 'node:http'
import { isObject, type JsonObject } from '../lib/json.ts'
import { follow, joinPointer, parentPointer, splitPointer } from '../lib/pointer.ts'
import { type Draft, eachNode } from './draft.ts'
import { knownNodes } from './kinds.ts'
import { pascalCase } from './names.ts'

/** Sections of `components` that repetitions go to. */
type Section = 'parameters' | 'responses' | 'schemas'

/** One thing that stands in several places. */
export interface Repetition {
  /** What makes two places the same: section, name where it has one, text, evidence. */
  key: string
  section: Section
  value: JsonObject
  /** JSON pointers of the places, in document order. */
  sites: string[]
  /** Names to try, best first. */
  names: string[]
  /** Kinds of evidence of all its nodes, joined. */
  evidence: string
}

/** Schema members that alone do not make a schema worth a name. */
const PLAIN = new Set(['type', 'description', 'example', 'default', 'format', 'x-evidence'])

/** Names of bodies, after the member of the operation they stand in. */
const ANONYMOUS = ['requestBody', 'responses']

/** One place that may repeat. */
interface Site {
  pointer: string
  section: Section
  value: JsonObject
  /** What the thing is called where it stands; places with different names are different things. */
  name: string
}

/** Everything that stands in more than one place with the same text and evidence, the largest first. */
export function repeated(document: Draft): Repetition[] {
  const sites = sitesOf(document.spec)
  const evidenceAt = evidenceReader(document)
  const groups = new Map<string, Site[]>()
  for (const site of sites) {
    const evidence = evidenceAt(site.pointer)
    const key = JSON.stringify([site.section, site.name, site.value, evidence])
    groups.set(key, [...(groups.get(key) ?? []), site])
  }
  const found = [...groups].filter(([, group]) => group.length > 1)
  return found
    .flatMap(([key, group]): Repetition[] => {
      const [first] = group
      if (first === undefined) return []
      const namesakes = sites.filter((site) => site.section === first.section && site.name === first.name)
      const names = namesOf(document.spec, first, group.length * 2 > namesakes.length)
      const evidence = evidenceAt(first.pointer)
      const { section, value } = first
      return [{ key, section, value, sites: group.map(({ pointer }) => pointer), names, evidence }]
    })
    .sort((a, b) => b.key.length - a.key.length || (a.key < b.key ? -1 : 1))
}

/** Tells the kinds of evidence of a node and everything in it, joined. */
export function evidenceReader({ spec, provenance, facts }: Draft): (pointer: string) => string {
  const kinds = new Map(facts.map(({ id, evidence }) => [`fact:${id}`, evidence.kind]))
  return (pointer) => {
    const found: string[] = []
    eachNode(follow(spec, pointer), pointer, (at) => found.push(kinds.get(provenance.nodes[at] ?? '') ?? 'page'))
    return found.join()
  }
}

/** Every parameter, response and schema that could be a component and is none yet. */
function sitesOf(spec: JsonObject): Site[] {
  return [...knownNodes(spec)].flatMap(([pointer, { kind, value, ref }]): Site[] => {
    if (ref !== undefined || /^\/components\/[^/]+\/[^/]+$/.test(pointer)) return []
    const steps = splitPointer(pointer)
    if (kind === 'parameter') return [{ pointer, section: 'parameters', value, name: String(value.name) }]
    if (kind === 'response') return [{ pointer, section: 'responses', value, name: steps.at(-1) ?? '' }]
    if (kind !== 'schema' || Object.keys(value).every((member) => PLAIN.has(member))) return []
    const name = schemaName(spec, steps)
    return name === undefined ? [] : [{ pointer, section: 'schemas', value, name }]
  })
}

/** What a schema is called where it stands; nothing for a part of a composition. */
function schemaName(spec: JsonObject, steps: readonly string[]): string | undefined {
  const last = steps.at(-1) ?? ''
  const above = steps.at(-2)
  if (above === 'properties') return last
  if (last === 'items') {
    const list = schemaName(spec, steps.slice(0, -1))
    return list === undefined ? undefined : `${list}Item`
  }
  if (last !== 'schema') return undefined
  const holder = follow(spec, joinPointer('', ...steps.slice(0, -1)))
  if (isObject(holder) && typeof holder.name === 'string') return holder.name
  return ANONYMOUS.find((name) => steps.includes(name))
}

/**
 * Names for a component, best first. A property that means different things in different places keeps its plain name
 * only where most places agree; the others stay where they are.
 */
function namesOf(spec: JsonObject, { pointer, section, value, name }: Site, leading: boolean): string[] {
  const owner = ownerOf(spec, pointer)
  const plain = name.replace(/[^A-Za-z0-9._-]/g, '')
  if (section === 'responses') {
    const phrase = pascalCase(STATUS_CODES[name] ?? name)
    return leading ? [phrase, pascalCase(owner, phrase)] : [pascalCase(owner, phrase)]
  }
  if (section === 'parameters')
    return leading ? [plain, `${plain}.${String(value.in)}`] : [`${plain}.${String(value.in)}`]
  if (ANONYMOUS.includes(name)) return [pascalCase(owner, name === 'responses' ? 'response' : 'request')]
  return leading ? [plain] : []
}

/** The operationId of the operation around a pointer. */
function ownerOf(spec: JsonObject, pointer: string): string {
  for (let at: string | undefined = pointer; at !== undefined; at = parentPointer(at)) {
    const node = follow(spec, at)
    if (isObject(node) && typeof node.operationId === 'string') return node.operationId
  }
  return ''
}
