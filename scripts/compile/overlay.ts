/**
 * Overlay actions on one document: JSONPath targets, merging updates, removals.
 * Pure: works on a copy that remembers which of its containers stand for which of the original, so that what a fact
 * did can be told apart even where it moved items of an array.
 *
 * How an update merges, where Overlay 1.0 leaves room: members of objects merge recursively; a scalar replaces a scalar;
 * an update of an array, or an array within an update, appends the items that are not there yet (`required`, `enum`,
 * `tags`, `parameters` stay free of duplicates); a container never replaces a scalar or another kind of container.
 *
 * @see https://spec.openapis.org/overlay/v1.0.0
 */
import { exec } from 'jsonpath-rfc9535'
import { messageOf } from '../lib/errors.ts'
import { isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts'
import type { Action } from './facts.ts'

/** A document to apply actions to. */
export interface Sheet {
  /** The copy that is changed. */
  spec: JsonObject
  /** Container of the copy → container of the original. */
  origin: WeakMap<object, object>
}

/** Copies a document for one fact. */
export function openSheet(spec: JsonObject): Sheet {
  const origin = new WeakMap<object, object>()
  const copy = (node: Json): Json => {
    if (typeof node !== 'object' || node === null) return node
    const twin = Array.isArray(node) ? node.map(copy) : copyMembers(node, copy)
    origin.set(twin, node)
    return twin
  }
  const twin = copyMembers(spec, copy)
  origin.set(twin, spec)
  return { spec: twin, origin }
}

function copyMembers(node: JsonObject, copy: (child: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, copy(child)]))
}

/**
 * Applies one action to a sheet.
 *
 * @returns what is wrong with the action, as the end of a sentence that names the fact; nothing when it was applied
 */
export function applyAction(sheet: Sheet, action: Action): string | undefined {
  let steps: (string | number)[][]
  try {
    steps = locate(sheet.spec, action.target)
  } catch (thrown) {
    return `has a target that is no JSONPath: ${messageOf(thrown)}`
  }
  if (steps.length === 0) return `has the target \`${action.target}\`, which matches nothing; correct or delete it`
  if (action.remove) return remove(sheet.spec, steps)
  const update = action.update
  if (update === undefined) return 'has an action without effect'
  let changed = false
  for (const target of steps) {
    const node = target.reduce<Json | undefined>(step, sheet.spec)
    const outcome = merge(node, update)
    if (typeof outcome === 'string') return `${outcome} at \`${action.target}\``
    changed ||= outcome
  }
  if (changed) return undefined
  return `changes nothing at \`${action.target}\`: the pages now state this themselves; delete the fact`
}

/** Where a JSONPath leads, as steps from the root. */
export function locate(document: JsonObject, path: string): (string | number)[][] {
  const found: (string | number)[][] = []
  exec(document, path, (_, steps) =>
    found.push(steps.map((name) => (typeof name === 'string' ? plainName(name) : name))),
  )
  return found
}

/** Undoes the escapes that normalized paths have in member names. */
function plainName(name: string): string {
  return name.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code: string | undefined, char: string) =>
    code === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** One step down. */
function step(node: Json | undefined, name: string | number): Json | undefined {
  if (Array.isArray(node)) return node[Number(name)]
  return isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined
}

/** Removes nodes; all are found before the first goes, since removing moves the later items of an array. */
function remove(spec: JsonObject, targets: (string | number)[][]): string | undefined {
  const doomed = new Map<Json, Set<string | number>>()
  for (const target of targets) {
    const name = target.at(-1)
    const parent = target.slice(0, -1).reduce<Json | undefined>(step, spec)
    if (name === undefined || parent === undefined) return 'removes the whole document'
    doomed.set(parent, (doomed.get(parent) ?? new Set()).add(name))
  }
  for (const [parent, names] of doomed) {
    if (Array.isArray(parent)) parent.splice(0, parent.length, ...parent.filter((_, index) => !names.has(index)))
    else if (isObject(parent)) for (const name of names) delete parent[name]
  }
  return undefined
}

/** Merges an update into a node; whether anything changed, or what is wrong. */
function merge(node: Json | undefined, update: Json): boolean | string {
  if (Array.isArray(node)) return append(node, Array.isArray(update) ? update : [update])
  if (!isObject(node)) return 'updates a text, number or other scalar; select the object that holds it'
  if (!isObject(update)) return 'updates an object by something that is none'
  let changed = false
  for (const [key, value] of Object.entries(update)) {
    const outcome = mergeMember(node, key, value)
    if (typeof outcome === 'string') return outcome
    changed ||= outcome
  }
  return changed
}

/** Merges one member of an update. */
function mergeMember(node: JsonObject, key: string, value: Json): boolean | string {
  const present = Object.hasOwn(node, key) ? node[key] : undefined
  if (present === undefined) {
    node[key] = structuredClone(value)
    return true
  }
  if (kindOf(present) !== kindOf(value)) return `replaces ${kindOf(present)} by ${kindOf(value)} in \`${key}\``
  if (typeof present === 'object' && present !== null) return merge(present, value)
  if (present === value) return false
  node[key] = value
  return true
}

/** Appends the items that are not there yet. */
function append(node: Json[], items: Json[]): boolean {
  const fresh = items.filter((item) => !node.some((present) => sameJson(present, item)))
  node.push(...structuredClone(fresh))
  return fresh.length > 0
}

/** Kinds between which an update may not change. */
function kindOf(value: Json): 'an array' | 'an object' | 'a scalar' {
  if (Array.isArray(value)) return 'an array'
  return isObject(value) ? 'an object' : 'a scalar'
}
