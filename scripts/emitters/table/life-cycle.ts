/**
 * `x-lifecycle` of a spec, checked for shape: names lead to operations and states that exist.
 * Pure.
 */
import { PipelineError } from '../../lib/errors.ts'
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'
import type {
  Asked,
  LifeState,
  Maker,
  OnceOnly,
  Read,
  Reason,
  Resource,
  Reuse,
  Transition,
  Write,
} from '../../lib/life-cycle.ts'
import type { LoadedSpec } from '../../lib/load-spec.ts'
import type { OperationsTable } from '../../lib/operations.ts'
import { joinPointer } from '../../lib/pointer.ts'

/** An object of the declaration, its place, and what the names in it may lead to. */
interface Entry {
  value: JsonObject
  pointer: string
  file: string
  operations: readonly string[]
}

/** What the operations do to the things of an API. @throws PipelineError `SPEC` for a declaration that leads nowhere */
export function lifeCycleOf(
  spec: Pick<LoadedSpec, 'file' | 'document'>,
  operations: readonly string[],
): Pick<OperationsTable, 'resources'> {
  const value = spec.document['x-lifecycle']
  if (value === undefined) return {}
  const root = entryOf(value, { file: spec.file, operations, value: {}, pointer: '/x-lifecycle' })
  return { resources: entriesOf(root).map(([name, entry]) => resourceOf(name, entry)) }
}

function resourceOf(name: string, entry: Entry): Resource {
  const states = mapOf(entry, 'states').map(([state, part]): LifeState => {
    return { name: state, pointer: part.pointer, final: part.value.final === true }
  })
  const known = states.map((state) => state.name)
  const makes = mapOf(entry, 'make')
  const makers = makes.map(([operation]) => operation)
  return {
    name,
    pointer: entry.pointer,
    id: textOf(entry, 'id'),
    makers: makes.map(([operation, part]) => makerOf(operation, part, { states: known, makers })),
    read: readOf(memberOf(entry, 'read')),
    states,
    transitions: mapOf(entry, 'transitions').map(([own, part]) => transitionOf(own, part, { states: known, makers })),
    writes: mapOf(entry, 'writes').map(([operation, part]) => writeOf(operation, part)),
  }
}

/** Names that may be spoken of. */
interface Names {
  states: readonly string[]
  makers: readonly string[]
}

function makerOf(operation: string, entry: Entry, names: Names): Maker {
  const state = Object.hasOwn(entry.value, 'state') ? memberOf(entry, 'state') : undefined
  return {
    operation: known(entry, operation, entry.operations, 'operation'),
    pointer: entry.pointer,
    ...optional(entry, 'id'),
    ...(state ? { state: { pointer: state.pointer, ...optional(state, 'at'), ...optional(state, 'otherwise') } } : {}),
    ...reuseOf(entry, names),
    ...onceOnlyOf(entry, names),
  }
}

/** Things whose id may be chosen again, where it is said. */
function reuseOf(owner: Entry, { states, makers }: Names): { reuse?: Reuse } {
  if (!Object.hasOwn(owner.value, 'reuse')) return {}
  const entry = memberOf(owner, 'reuse')
  const reuse = {
    pointer: entry.pointer,
    states: textsOf(entry, 'states').map((state) => known(entry, state, states, 'state')),
    makers: textsOf(entry, 'makers').map((maker) => known(entry, maker, makers, 'maker')),
  }
  return { reuse }
}

/** What may not come again in encrypted form, where it is said. */
function onceOnlyOf(owner: Entry, { states }: Pick<Names, 'states'>): { onceOnly?: OnceOnly } {
  if (!Object.hasOwn(owner.value, 'onceOnly')) return {}
  const entry = memberOf(owner, 'onceOnly')
  const onceOnly = {
    pointer: entry.pointer,
    at: textOf(entry, 'at'),
    member: textOf(entry, 'member'),
    states: textsOf(entry, 'states').map((state) => known(entry, state, states, 'state')),
  }
  return { onceOnly }
}

function readOf(entry: Entry): Read {
  const operation = known(entry, textOf(entry, 'operation'), entry.operations, 'operation')
  const { state } = optional(entry, 'state')
  return {
    operation,
    pointer: entry.pointer,
    ...(state === undefined ? {} : { state: { at: state, pointer: joinPointer(entry.pointer, 'state') } }),
  }
}

function transitionOf(name: string, entry: Entry, { states, makers }: Names): Transition {
  const { reason } = optional(entry, 'reason')
  const reasons = Object.hasOwn(entry.value, 'reasons') ? mapOf(entry, 'reasons') : []
  const values = Object.hasOwn(entry.value, 'with') ? memberOf(entry, 'with').value : {}
  return {
    name,
    operation: known(entry, textOf(entry, 'operation'), entry.operations, 'operation'),
    pointer: entry.pointer,
    from: textsOf(entry, 'from').map((state) => known(entry, state, states, 'state')),
    refused: mapOf(entry, 'refused').map(([state, part]) => {
      return { state: known(part, state, states, 'state'), pointer: part.pointer }
    }),
    to: known(entry, textOf(entry, 'to'), states, 'state'),
    with: Object.fromEntries(Object.entries(values).filter(([at]) => !at.startsWith('x-'))),
    ...(reason === undefined ? {} : { reason: { at: reason, known: reasons.map(reasonOf) } }),
    ...optional(entry, 'newId'),
    ...reuseOf(entry, { states, makers }),
    ...onceOnlyOf(entry, { states }),
    ...placeOf(entry, 'successor'),
    ...placeOf(entry, 'keeps'),
    asks: mapOf(entry, 'asks').map(([maker, part]) => askedOf(known(part, maker, makers, 'maker'), part)),
  }
}

function placeOf<Name extends string>(entry: Entry, name: Name): { [key in Name]?: { at: string; pointer: string } } {
  if (!Object.hasOwn(entry.value, name)) return {}
  return { [name]: { at: textOf(entry, name), pointer: joinPointer(entry.pointer, name) } } as {
    [key in Name]: { at: string; pointer: string }
  }
}

function askedOf(maker: string, entry: Entry): Asked {
  const places = (name: string) => (Object.hasOwn(entry.value, name) ? textsOf(entry, name) : [])
  return { maker, pointer: entry.pointer, with: places('with'), without: places('without') }
}

function reasonOf([value, entry]: [string, Entry]): Reason {
  const after = Object.hasOwn(entry.value, 'after') ? { after: textsOf(entry, 'after') } : {}
  return { value, pointer: entry.pointer, ...after }
}

function writeOf(operation: string, entry: Entry): Write {
  const shows = memberOf(entry, 'shows')
  return {
    operation: known(entry, operation, entry.operations, 'operation'),
    pointer: entry.pointer,
    read: known(entry, textOf(entry, 'read'), entry.operations, 'operation'),
    shows: Object.keys(shows.value)
      .filter((from) => !from.startsWith('x-'))
      .map((from) => ({ from, to: textOf(shows, from), pointer: joinPointer(shows.pointer, from) })),
  }
}

function refuse({ file, pointer }: Entry, sentence: string): never {
  throw new PipelineError('SPEC', sentence, { file, pointer })
}

function known(entry: Entry, name: string, names: readonly string[], noun: string): string {
  return names.includes(name) ? name : refuse(entry, `The life cycle names the ${noun} "${name}", which there is not.`)
}

function entryOf(value: Json | undefined, like: Entry): Entry {
  return isObject(value) ? { ...like, value } : refuse(like, 'This part of `x-lifecycle` is no object.')
}

/** The members of an entry, marks aside. */
function entriesOf(entry: Entry): [string, Entry][] {
  return Object.entries(entry.value)
    .filter(([name]) => !name.startsWith('x-'))
    .map(([name, value]) => [name, entryOf(value, { ...entry, pointer: joinPointer(entry.pointer, name) })])
}

function memberOf(entry: Entry, name: string): Entry {
  const value = Object.hasOwn(entry.value, name) ? entry.value[name] : undefined
  return entryOf(value, { ...entry, pointer: joinPointer(entry.pointer, name) })
}

/** The members of a map that may be absent. */
function mapOf(entry: Entry, name: string): [string, Entry][] {
  return Object.hasOwn(entry.value, name) ? entriesOf(memberOf(entry, name)) : []
}

function textOf(entry: Entry, name: string): string {
  const value = Object.hasOwn(entry.value, name) ? entry.value[name] : undefined
  return typeof value === 'string' ? value : refuse(entry, `The life cycle lacks the text \`${name}\` here.`)
}

function textsOf(entry: Entry, name: string): string[] {
  const value = Object.hasOwn(entry.value, name) ? entry.value[name] : undefined
  const texts = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
  return Array.isArray(value) && texts.length === value.length
    ? texts
    : refuse(entry, `The life cycle lacks the list of texts \`${name}\` here.`)
}

/** A member that is text, as the object that holds it; nothing when it is absent. */
function optional<Name extends string>(entry: Entry, name: Name): { [key in Name]?: string } {
  if (!Object.hasOwn(entry.value, name)) return {}
  return { [name]: textOf(entry, name) } as { [key in Name]: string }
}
