/**
 * `x-constraints` of an operation, checked for shape.
 * Pure.
 */
import type {
  Constraint,
  ConstraintLocation,
  ConstraintWhole,
  FilterConstraint,
  MatchingConstraint,
  OnlyWithConstraint,
  OrderConstraint,
  PairsConstraint,
  RefusalConstraint,
} from '../../lib/constraints.ts'
import { PipelineError } from '../../lib/errors.ts'
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { LoadedSpec } from '../../lib/load-spec.ts'
import { joinPointer } from '../../lib/pointer.ts'
import { type Part, textMember } from './spec-reader.ts'

/** What every constraint says, as it is read. */
type Base<In = ConstraintLocation> = Pick<Constraint, 'id' | 'param' | 'statement'> & { in: In }

const LOCATIONS: readonly ConstraintLocation[] = ['path', 'query', 'header', 'cookie', 'body']
const WHOLES: readonly ConstraintWhole[] = ['body', 'row']

/** The constraints of an operation. @throws PipelineError `SPEC` for an entry that is none */
export function constraintsOf(spec: LoadedSpec, operation: Part): Constraint[] {
  const entries = operation.value['x-constraints']
  if (entries === undefined) return []
  const pointer = joinPointer(operation.pointer, 'x-constraints')
  if (!Array.isArray(entries)) {
    throw new PipelineError('SPEC', '`x-constraints` is no list.', { file: spec.file, pointer })
  }
  return entries.map((entry, index) => {
    const constraint = isObject(entry) ? constraintOf(entry) : undefined
    if (constraint) return constraint
    const place = { file: spec.file, pointer: joinPointer(pointer, index) }
    throw new PipelineError('SPEC', 'The entry of `x-constraints` is no constraint of a known kind.', place)
  })
}

function constraintOf(entry: JsonObject): Constraint | undefined {
  const { id, param, statement, kind, of, value } = entry
  if (!isText(id) || !isText(param) || !isText(statement)) return undefined
  const whole = WHOLES.find((known) => known === entry.in)
  const within = whole && { id, in: whole, param, statement }
  if (kind === 'pairs') return within && pairsOf(within, entry)
  if (kind === 'onlyWith') return within && onlyWithOf(within, entry)
  const location = LOCATIONS.find((known) => known === entry.in)
  if (location === undefined) return undefined
  const base: Base = { id, in: location, param, statement }
  if (kind === 'conditional') return { ...base, kind }
  if (kind === 'filter') return filterOf(base, entry)
  if (kind === 'order') return orderOf(base, entry)
  if (kind === 'refusal') return refusalOf(base, entry)
  if (kind === 'matching') return matchingOf(base, entry)
  if (kind === 'default' && value !== undefined) return { ...base, kind, value }
  if (kind !== 'multipleOf' || !isText(of)) return undefined
  const numbers = ['default', 'defaultOf', 'status'].filter((name) => typeof entry[name] === 'number')
  return { ...base, kind, of, ...pick(entry, numbers), ...textMember(entry, 'errorCode') }
}

/** The constraint `pairs`, when its entry has every member in its shape. */
function pairsOf(base: Base<ConstraintWhole>, entry: JsonObject): PairsConstraint | undefined {
  const { with: other, pairs } = entry
  if (!isText(other) || !isObject(pairs)) return undefined
  const lists = Object.entries(pairs)
  const isList = (list: Json | undefined): list is string[] => Array.isArray(list) && list.every(isText)
  if (lists.length === 0 || !lists.every(([, list]) => isList(list))) return undefined
  const read = Object.fromEntries(lists.map(([name, list]) => [name, isList(list) ? [...list] : []]))
  return { ...base, in: base.in, kind: 'pairs', with: other, pairs: read }
}

/** The constraint `onlyWith`, when its entry has every member in its shape. */
function onlyWithOf(base: Base<ConstraintWhole>, entry: JsonObject): OnlyWithConstraint | undefined {
  const { with: other, values, except, of } = entry
  if (!isText(other) || (values !== undefined && except !== undefined)) return undefined
  const isNamed = (list: Json | undefined): list is Json[] => Array.isArray(list) && list.length > 0
  if (of !== undefined && !isNamed(of)) return undefined
  const about = of === undefined ? {} : { of: [...of] }
  const read: OnlyWithConstraint = { ...base, in: base.in, kind: 'onlyWith', with: other, ...about }
  if (isNamed(values)) return { ...read, values: [...values] }
  if (isNamed(except)) return { ...read, except: [...except] }
  return values === undefined && except === undefined ? read : undefined
}

const KEEPS: readonly FilterConstraint['keeps'][] = ['equals', 'from', 'until']
const DIRECTIONS: readonly OrderConstraint['direction'][] = ['ascending', 'descending']

/** The constraint `filter`, when its entry has every member in its shape. */
function filterOf(base: Base, entry: JsonObject): FilterConstraint | undefined {
  const keeps = KEEPS.find((known) => known === entry.keeps)
  if (base.in !== 'query' || keeps === undefined || !isPlace(entry.property)) return undefined
  return { ...base, in: base.in, kind: 'filter', keeps, ...textMember(entry, 'property') }
}

/** The constraint `order`, when its entry has every member in its shape. */
function orderOf(base: Base, entry: JsonObject): OrderConstraint | undefined {
  const direction = DIRECTIONS.find((known) => known === entry.direction)
  if (base.in !== 'query' || direction === undefined || !isPlace(entry.property)) return undefined
  return { ...base, in: base.in, kind: 'order', direction, ...textMember(entry, 'property') }
}

/** The constraint `refusal`, when its entry has every member in its shape. */
function refusalOf(base: Base, { keyword, status, errorCode }: JsonObject): RefusalConstraint | undefined {
  if (base.in !== 'body' || !isText(keyword) || typeof status !== 'number' || !isText(errorCode)) return undefined
  return { ...base, in: base.in, kind: 'refusal', keyword, status, errorCode }
}

/** The constraint `matching`, when its entry has every member in its shape. */
function matchingOf(base: Base, { members }: JsonObject): MatchingConstraint | undefined {
  const arePlaces = Array.isArray(members) && members.length > 0 && members.every((one) => isText(one) && isPlace(one))
  if (base.in !== 'body' || !arePlaces) return undefined
  return { ...base, in: base.in, kind: 'matching', members: members.map(String) }
}

/** Whether a member is absent or points below something. */
function isPlace(value: Json | undefined): boolean {
  return value === undefined || (isText(value) && value.startsWith('/'))
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== ''
}

function pick(entry: JsonObject, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, Number(entry[name])]))
}
