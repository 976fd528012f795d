/**
 * An error body in whatever shape a spec documents: a valid instance in which the places for a code, a text, a field
 * and a status are filled. Places are recognised by name and type, because no two APIs agree on them.
 * Pure; every body is judged before it is handed out.
 */
import { isObject, type Json, type JsonObject } from '../scripts/lib/json.ts'
import type { JsonSchema } from '../scripts/lib/operations.ts'
import { STATUS_CODES } from './http.ts'
import type { Schemas } from './schemas.ts'

/** What an error has to tell. */
export interface ErrorFacts {
  status: number
  /** One sentence. */
  text: string
  /** Stated by the spec; otherwise the example's or the status in capitals. */
  code?: string | undefined
  /** Bare name of the faulty field. */
  field?: string | undefined
  /** Whether the shape is documented for this very status, so that the code of its example fits. */
  isOwn: boolean
}

/** A place in an error body. */
interface Slot {
  steps: readonly (string | number)[]
  role: Role
  schema: JsonSchema
  /** Among several places for the text, the lowest gets it. */
  rank: number
}

type Role = 'text' | 'title' | 'code' | 'field' | 'status'

/** Fills one documented error shape; `undefined` when the shape takes nothing of it. */
export type ErrorWriter = (facts: ErrorFacts) => Json | undefined

/** Names that hold the text for a person, the most telling first. */
const TEXT_NAMES = [
  'detail',
  'details',
  'message',
  'errormessage',
  'msg',
  'errordescription',
  'description',
  'error',
  'reason',
  'title',
]
const FIELD_NAMES = new Set(['field', 'fieldname', 'parameter', 'param', 'property', 'propertyname', 'pointer'])
const STATUS_NAMES = new Set(['status', 'statuscode', 'httpstatus', 'httpstatuscode', 'httpcode'])

/** Levels of objects and lists that are searched for places. */
const MAX_DEPTH = 4

/**
 * Prepares the bodies of one schema.
 *
 * @param skeleton a valid instance of the schema: a documented example or a sample
 * @param isExample which of the two it is
 */
export function createErrorWriter(
  schema: JsonSchema,
  skeleton: Json,
  isExample: boolean,
  schemas: Schemas,
): ErrorWriter {
  const all = findSlots(schema, schemas, [])
  const text = all.filter(({ role }) => role === 'text').sort((a, b) => a.rank - b.rank)[0]
  // Objects that nobody needs are not made up for the sake of a code or a title.
  const slots = all.filter((slot) => slot === text || valueAt(skeleton, slot.steps.slice(0, -1)) !== undefined)
  return (facts) => {
    const edits = slots.flatMap((slot) => {
      const wanted = slot === text ? 'text' : slot.role === 'text' ? 'title' : slot.role
      const keepsCode = isExample && facts.isOwn && typeof valueAt(skeleton, slot.steps) === 'string'
      const value = valueFor(wanted, slot, { ...facts, isOwn: keepsCode }, schemas)
      return value === undefined ? [] : [{ slot, value }]
    })
    const onlyText = edits.filter(({ slot }) => slot === text)
    for (const chosen of [edits, onlyText, []]) {
      const body = chosen.reduce((result, { slot, value }) => place(result, slot.steps, value), skeleton)
      if (schemas.faultOf(schema, body) === undefined) return body
    }
    return undefined
  }
}

/** The places of a schema, the outer ones first. */
function findSlots(schema: JsonSchema, schemas: Schemas, steps: readonly (string | number)[]): Slot[] {
  const { types, properties, items } = schemas.shapeOf(schema)
  if (steps.length > MAX_DEPTH) return []
  if (steps.length === 0 && types?.has('string')) return [{ steps, role: 'text', schema, rank: 0 }]
  const own = [...properties].flatMap(([name, property]): Slot[] => {
    const role = roleOf(name, property, schemas)
    return role ? [{ steps: [...steps, name], schema: property, ...role }] : []
  })
  const isList = properties.size === 0 && types?.has('array') === true
  const members: [string | number, JsonSchema][] = isList ? [[0, items]] : [...properties]
  const inner = members
    .filter(([, member]) => isStructure(member, schemas))
    .flatMap(([step, member]) => findSlots(member, schemas, [...steps, step]))
  return [...own, ...inner.map((slot) => ({ ...slot, rank: slot.rank + TEXT_NAMES.length }))]
}

/** Whether places can lie inside the values of a schema. */
function isStructure(schema: JsonSchema, { shapeOf }: Schemas): boolean {
  const { types, properties } = shapeOf(schema)
  return properties.size > 0 || types?.has('object') === true || types?.has('array') === true
}

/** What a property is for. */
function roleOf(name: string, schema: JsonSchema, { shapeOf }: Schemas): Pick<Slot, 'role' | 'rank'> | undefined {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '')
  const { types } = shapeOf(schema)
  const isText = types === undefined || types.has('string')
  if (STATUS_NAMES.has(plain)) return { role: 'status', rank: 0 }
  if (plain.endsWith('code') && !isText && types.has('integer')) return { role: 'status', rank: 0 }
  if (!isText) return undefined
  if (plain.endsWith('code')) return { role: 'code', rank: 0 }
  if (FIELD_NAMES.has(plain)) return { role: 'field', rank: 0 }
  const rank = TEXT_NAMES.indexOf(plain)
  return rank === -1 ? undefined : { role: 'text', rank }
}

/** The value of a place, the first that its schema takes; `undefined` leaves the place as it is. */
function valueFor(wanted: Role, { schema }: Slot, facts: ErrorFacts, schemas: Schemas): Json | undefined {
  const phrase = STATUS_CODES[facts.status] ?? 'Error'
  const fits = (value: Json): boolean => schemas.faultOf(schema, value) === undefined
  if (wanted === 'text') return fits(facts.text) ? facts.text : beginning(facts.text, fits)
  const values: Record<Exclude<Role, 'text'>, (Json | undefined)[]> = {
    title: [phrase],
    code: [facts.code, facts.isOwn ? undefined : phrase.toUpperCase().replace(/[^A-Z]+/g, '_')],
    field: [facts.field],
    status: [facts.status, String(facts.status)],
  }
  return values[wanted].find((value) => value !== undefined && fits(value))
}

/** The longest beginning of a text that a place with a bound takes; `undefined` when it takes none. */
function beginning(text: string, fits: (text: string) => boolean): string | undefined {
  const characters = [...text]
  let [shortest, longest] = [0, characters.length]
  while (shortest < longest) {
    const middle = Math.ceil((shortest + longest) / 2)
    if (fits(characters.slice(0, middle).join(''))) shortest = middle
    else longest = middle - 1
  }
  return shortest === 0 ? undefined : characters.slice(0, shortest).join('')
}

/** What an instance has at a place. */
function valueAt(instance: Json, steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>((node, step) => {
    return typeof node === 'object' && node !== null && Object.hasOwn(node, step) ? Reflect.get(node, step) : undefined
  }, instance)
}

/** A copy of an instance with a value at a place; objects and lists on the way there are made where they are missing. */
function place(instance: Json | undefined, steps: readonly (string | number)[], value: Json): Json {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (typeof step === 'number') {
    const list = Array.isArray(instance) ? instance : []
    return [place(list[step], rest, value), ...list.slice(1)]
  }
  const members: JsonObject = isObject(instance) ? instance : {}
  const inner = Object.hasOwn(members, step) ? members[step] : undefined
  return Object.fromEntries([
    ...Object.entries(members).filter(([name]) => name !== step),
    [step, place(inner, rest, value)],
  ])
}
