/**
 * The documented parameters of a call: found, deserialised by style, read strictly, judged by their schemas.
 * Pure. Unknown query parameters, headers and cookies are ignored; so are `Accept`, `Content-Type` and `Authorization`
 * as parameters, which OpenAPI leaves to other parts of the document.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#parameter-object
 */
import type { Json } from '../scripts/lib/json.ts'
import type { Parameter } from '../scripts/lib/operations.ts'
import { type Call, INVALID, invalid, isRefusal, type Refusal, type Route, type Values } from './exchange.ts'
import { isJson } from './media-types.ts'
import { decodeForm, decodePercent, type Pair, readCookies, readPairs, splitTarget } from './percent.ts'
import { scalarReadings } from './scalars.ts'
import type { Fault, Schemas } from './schemas.ts'
import { array, type Form, object, type Texts, undoStyle, type Writing } from './styles.ts'

/** Reads the parameters of a call, or says which one breaks the contract. */
export type ParameterReader = (call: Call, route: Route) => Values | Refusal

/** The order in which faults are looked for. */
const LOCATIONS = ['path', 'query', 'header', 'cookie'] as const

/** Headers that are no parameters. */
const RESERVED = new Set(['accept', 'content-type', 'authorization'])

/** What was sent, by location. */
interface Sent {
  path: Route['path']
  headers: Call['headers']
  query: readonly Pair[]
  cookies: readonly Pair[]
  /** The same with encoded commas as delimiters: what clients send that encode a list as a whole, or in a cookie. */
  relaxed?: Sent
}

/** Reads parameters with the schemas of a table. */
export function createParameterReader(schemas: Schemas): ParameterReader {
  return (call, { operation, path }) => {
    const query = readPairs(splitTarget(call.target).query)
    if (query === undefined) return invalid('query', 'is not well percent-encoded')
    const sent = relaxable({ path, headers: call.headers, query, cookies: readCookies(call.headers.cookie ?? []) })
    const values = { path: new Map(), query: new Map(), header: new Map(), cookie: new Map() }
    for (const location of LOCATIONS) {
      for (const parameter of operation.parameters) {
        if (parameter.in !== location || isReserved(parameter)) continue
        const read = readParameter(parameter, sent, schemas)
        if (isRefusal(read)) return read
        if (read) values[location].set(parameter.name, read.value)
      }
    }
    return values
  }
}

const ENCODED_COMMA = /%2c/gi

/** Adds the relaxed view where there is an encoded comma. */
function relaxable(sent: Sent): Sent {
  const raws = [...sent.path.values(), ...[...sent.query, ...sent.cookies].map(({ raw }) => raw)]
  if (!raws.some((raw) => raw.search(ENCODED_COMMA) !== -1)) return sent
  const relax = (raw: string): string => raw.replace(ENCODED_COMMA, ',')
  const relaxPair = ({ name, raw }: Pair): Pair => ({ name, raw: relax(raw) })
  const path = new Map([...sent.path].map(([name, raw]) => [name, relax(raw)]))
  const relaxed = { path, headers: {}, query: sent.query.map(relaxPair), cookies: sent.cookies.map(relaxPair) }
  return { ...sent, relaxed }
}

/** Whether a parameter is left to other parts of the document. */
export function isReserved(parameter: Parameter): boolean {
  return parameter.in === 'header' && RESERVED.has(parameter.name.toLowerCase())
}

/** The parameter in words. */
export function subjectOf({ name, in: location }: Pick<Parameter, 'name' | 'in'>): string {
  return location === 'path' || location === 'query' ? `${location} parameter \`${name}\`` : `${location} \`${name}\``
}

/** Reads one parameter; `undefined` when it was left out and may be. */
function readParameter(parameter: Parameter, sent: Sent, schemas: Schemas): { value: Json } | Refusal | undefined {
  const subject = subjectOf(parameter)
  const readings = readingsOf(parameter, sent, schemas)
  if (typeof readings === 'string') return invalid(subject, readings, parameter.name)
  if (readings.length === 0) return parameter.required ? invalid(subject, 'is required', parameter.name) : undefined
  let fault: Fault | undefined
  for (const value of readings) {
    const found = schemas.faultOf(parameter.schema, value)
    if (found === undefined) return { value }
    fault ??= found
  }
  const place = fault?.pointer ? ` at \`${fault.pointer}\`` : ''
  const refusal = invalid(subject + place, fault?.rule ?? 'is not valid', parameter.name)
  // A path that no value could have made leads nowhere, which some APIs say by 404.
  return parameter.in === 'path' ? { ...refusal, statuses: [...INVALID, 404] } : refusal
}

/** What the sent text can mean, none when nothing was sent; a string says why it means nothing. */
function readingsOf(parameter: Parameter, sent: Sent, schemas: Schemas): Json[] | string {
  if (parameter.contentType !== undefined) return contentReadings(parameter, parameter.contentType, sent)
  const { types } = schemas.shapeOf(parameter.schema)
  const readings: Json[] = []
  let complaint: string | undefined
  const forms = formsOf(types)
  const structures = forms.filter((form) => form !== 'scalar')
  for (const [form, source] of [
    ...forms.map((form) => [form, sent] as const),
    ...structures.map((form) => [form, sent.relaxed] as const),
  ]) {
    const texts = source && textsOf(parameter, form, source, schemas)
    if (typeof texts === 'string') complaint ??= texts
    else if (texts) readings.push(...typed(texts, parameter, schemas))
  }
  return readings.length === 0 && complaint !== undefined ? complaint : readings
}

/** The forms that a parameter of these types may take. */
function formsOf(types: ReadonlySet<string> | undefined): Form[] {
  const structures = (['array', 'object'] as const).filter((form) => types?.has(form))
  return structures.length === types?.size ? structures : [...structures, 'scalar']
}

/** A parameter that is declared by media type: one value, JSON or text. */
function contentReadings(parameter: Parameter, contentType: string, sent: Sent): Json[] | string {
  const texts = textsOf({ ...parameter, style: 'form', explode: false }, 'scalar', sent, undefined)
  if (typeof texts === 'string') return texts
  if (texts?.form !== 'scalar') return []
  if (!isJson(contentType)) return [texts.text]
  try {
    return [JSON.parse(texts.text) as Json]
  } catch {
    return 'is not well-formed JSON'
  }
}

/** Types the texts by the schema. */
function typed(texts: Texts, { schema }: Parameter, { shapeOf }: Schemas): Json[] {
  const shape = shapeOf(schema)
  if (texts.form === 'scalar') return scalarReadings(texts.text, shape.types)
  if (texts.form === 'array') {
    const { types } = shapeOf(shape.items)
    return [texts.texts.map((text) => scalarReadings(text, types)[0])]
  }
  const members = texts.members.map(([name, text]): [string, Json] => {
    return [name, scalarReadings(text, shapeOf(shape.properties.get(name) ?? true).types)[0]]
  })
  return [Object.fromEntries(members)]
}

const REPEATED = 'must be given once'
const MALFORMED = 'is not written in its documented style'

/** The texts of a parameter in one form; `undefined` when it was not sent, a string when it cannot be read. */
function textsOf(
  parameter: Parameter,
  form: Form,
  sent: Sent,
  schemas: Schemas | undefined,
): Texts | string | undefined {
  const { name, in: location, style, explode } = parameter
  const writing: Writing = { name, style, explode, decode: location === 'header' ? keep : decoderOf(location) }
  const pairs = location === 'query' ? sent.query : sent.cookies
  const spread =
    location === 'query' || location === 'cookie' ? spreadMembers(parameter, form, pairs, schemas) : undefined
  if (spread) return spread.length === 0 ? undefined : (object(spread, writing) ?? MALFORMED)
  const raws = rawsOf(parameter, sent)
  const [first, ...others] = raws
  if (first === undefined) return undefined
  if (form === 'array' && location === 'header') return undoStyle(raws.join(','), form, writing) ?? MALFORMED
  if (form === 'array' && explode && location !== 'path') return array(raws, writing) ?? MALFORMED
  if (others.length > 0) return REPEATED
  return undoStyle(first, form, writing) ?? MALFORMED
}

const keep = (raw: string): string => raw

function decoderOf(location: Parameter['in']): (raw: string) => string | undefined {
  return location === 'query' ? decodeForm : decodePercent
}

/** The raw values that were sent under the parameter's own name. */
function rawsOf({ name, in: location }: Parameter, sent: Sent): readonly string[] {
  if (location === 'header') return sent.headers[name.toLowerCase()] ?? []
  if (location === 'path') return [sent.path.get(name)].filter((raw) => raw !== undefined)
  const pairs = location === 'query' ? sent.query : sent.cookies
  return pairs.filter((pair) => pair.name === name).map(({ raw }) => raw)
}

/** The members of an object whose properties are sent one by one; `undefined` for every other writing. */
function spreadMembers(
  { name, style, explode, schema }: Parameter,
  form: Form,
  pairs: readonly Pair[],
  schemas: Schemas | undefined,
): [string, string][] | undefined {
  if (form !== 'object') return undefined
  if (style === 'deepObject') {
    const inner = ({ name: sent }: Pair): string | undefined =>
      sent.startsWith(`${name}[`) ? /^\[([^[\]]*)\]$/.exec(sent.slice(name.length))?.[1] : undefined
    return pairs.flatMap((pair): [string, string][] => {
      const member = inner(pair)
      return member === undefined ? [] : [[member, pair.raw]]
    })
  }
  if (!explode) return undefined
  const { properties } = schemas?.shapeOf(schema) ?? {}
  return pairs.filter((pair) => properties?.has(pair.name)).map((pair) => [pair.name, pair.raw])
}
