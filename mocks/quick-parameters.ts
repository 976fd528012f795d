/**
 * The parameters of a plain call, read by a plan that is made once for each operation: one scalar under each name, no
 * character that needs decoding, nothing sent twice. Of anything else it says nothing, and the whole reading of
 * `parameters.ts` decides and finds the words; so does it where a value is not accepted.
 * Pure apart from its plans.
 */
import type { Json, JsonObject } from '../scripts/lib/json.ts'
import type { Operation, Parameter } from '../scripts/lib/operations.ts'
import type { Call, Route, Values } from './exchange.ts'
import { isReserved, type ParameterReader } from './parameters.ts'
import { splitTarget } from './percent.ts'
import { scalarReadings } from './scalars.ts'
import type { Schemas } from './schemas.ts'
import type { Validate } from './validators.ts'

/** Where plain parameters are. */
const PLACES = ['path', 'query', 'header'] as const
type Place = (typeof PLACES)[number]

/** How the parameters of one place are read. */
interface Plan {
  /** Types by name; headers in lower case. */
  types: ReadonlyMap<string, ReadonlySet<string> | undefined>
  /** Names as they are documented, by name as it is looked up. */
  names: ReadonlyMap<string, string>
  accepts: Validate
}

/** Reads parameters quickly where that is possible, and by another reader where it is not. */
export function createQuickReader(thorough: ParameterReader, schemas: Schemas): ParameterReader {
  const plans = new WeakMap<Operation, Readonly<Record<Place, Plan>> | 'none'>()
  const inTarget = new WeakMap<Route, InTarget>()
  return (call, route) => {
    const { operation } = route
    let plan = plans.get(operation)
    if (plan === undefined) {
      plan = planOf(operation, schemas) ?? 'none'
      plans.set(operation, plan)
    }
    return (plan === 'none' ? undefined : quickly(plan, call, route, inTarget)) ?? thorough(call, route)
  }
}

/** What was read of a target. */
type InTarget = Pick<Values, 'path' | 'query'> & { target: string }

/** The plan of an operation; `undefined` when not all of its parameters are plain. */
function planOf(operation: Operation, schemas: Schemas): Readonly<Record<Place, Plan>> | undefined {
  const read = operation.parameters.filter((parameter) => !isReserved(parameter))
  if (!read.every((parameter) => isPlain(parameter, schemas))) return undefined
  const planIn = (place: Place): Plan => {
    const own = read.filter((parameter) => parameter.in === place)
    const keyOf = ({ name }: Parameter): string => (place === 'header' ? name.toLowerCase() : name)
    return {
      types: new Map(own.map((parameter) => [keyOf(parameter), schemas.shapeOf(parameter.schema).types])),
      names: new Map(own.map((parameter) => [keyOf(parameter), parameter.name])),
      accepts: schemas.acceptsParameters(operation, place) ?? judgeOf(own, schemas),
    }
  }
  return { path: planIn('path'), query: planIn('query'), header: planIn('header') }
}

/** Whether a parameter is a scalar that stands for itself. */
function isPlain({ in: place, style, contentType, schema }: Parameter, schemas: Schemas): boolean {
  const { types } = schemas.shapeOf(schema)
  const isScalar = !types?.has('array') && !types?.has('object')
  return isScalar && place !== 'cookie' && contentType === undefined && (style === 'simple' || style === 'form')
}

/** What is accepted where no function was generated. */
function judgeOf(parameters: readonly Parameter[], schemas: Schemas): Validate {
  return (values) => {
    const given = Object(values)
    return parameters.every(({ name, schema, required }) =>
      Object.hasOwn(given, name) ? schemas.faultOf(schema, given[name]) === undefined : !required,
    )
  }
}

/** The values of a plain call; `undefined` when it is not one. */
function quickly(
  plans: Readonly<Record<Place, Plan>>,
  call: Call,
  route: Route,
  inTarget: WeakMap<Route, InTarget>,
): Values | undefined {
  // A call that is routed as one before it has the same in its target.
  const known = inTarget.get(route)
  const read = known?.target === call.target ? known : readTarget(plans, call.target, route)
  if (read === undefined) return undefined
  if (read !== known) inTarget.set(route, read)
  const header = plans.header.names.size === 0 ? NOTHING : valuesOf(plans.header, headersOf(call, plans.header))
  return header && { path: read.path, query: read.query, header, cookie: NOTHING }
}

/** The values in a target. */
function readTarget(plans: Readonly<Record<Place, Plan>>, target: string, route: Route): InTarget | undefined {
  const path = valuesOf(plans.path, route.path)
  const query = path && valuesOf(plans.query, queryOf(target, plans.query))
  return query && { target, path, query }
}

const NOTHING: ReadonlyMap<string, Json> = new Map()

/** Values that are accepted, typed by their schemas. */
function valuesOf(plan: Plan, texts: ReadonlyMap<string, string> | undefined): Map<string, Json> | undefined {
  if (texts === undefined) return undefined
  const values = new Map<string, Json>()
  const members: JsonObject = Object.create(null)
  for (const [key, text] of texts) {
    const name = plan.names.get(key)
    if (name === undefined || text.includes('%')) return undefined
    const [value] = scalarReadings(text, plan.types.get(key))
    values.set(name, value)
    members[name] = value
  }
  return plan.accepts(members) ? values : undefined
}

/** The known parameters of a query; `undefined` when anything in it needs a closer look. */
function queryOf(target: string, { names }: Plan): Map<string, string> | undefined {
  const texts = new Map<string, string>()
  const { query } = splitTarget(target)
  if (query === '') return texts
  if (/[%+]/.test(query)) return undefined
  for (const piece of query.split('&')) {
    const equals = piece.indexOf('=')
    const name = equals === -1 ? piece : piece.slice(0, equals)
    if (!names.has(name)) continue
    if (equals === -1 || texts.has(name)) return undefined
    texts.set(name, piece.slice(equals + 1))
  }
  return texts
}

/** The known headers of a call; `undefined` when one came more than once. */
function headersOf({ headers }: Call, { names }: Plan): Map<string, string> | undefined {
  const texts = new Map<string, string>()
  for (const name of names.keys()) {
    const sent = headers[name]
    if (sent === undefined) continue
    const [text] = sent
    if (sent.length !== 1 || text === undefined) return undefined
    texts.set(name, text)
  }
  return texts
}
