/**
 * Keys by which a target tells a request that is repeated from a new one: two requests that differ never share one, and
 * the same request has the same.
 * Pure, deterministic.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header
 */
import { createHash } from 'node:crypto'
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { withoutGivenAnywhere } from '../../scripts/lib/sampling/without-keywords.ts'
import type { Header, Request } from '../transport/exchange.ts'
import { type Draft, parameterKey, sentParameters, withValue } from './draft.ts'
import { staysValid } from './wire.ts'

/** Headers with such a key say so in their name. */
const KEY = /idempoten/i

/** The headers of an operation that hold such a key. */
export function keyHeaders(operation: Operation): Parameter[] {
  return sentParameters(operation).filter(({ name, in: place }) => place === 'header' && KEY.test(name))
}

/** Keys are told apart by the run's seed, and by the turn of requests that say the same and are not. */
interface Telling {
  seed: number
  turn?: string | undefined
}

/** Gives a draft keys of its own in the place of those that the base request has; what was varied stays. */
export function withOwnKeys(table: OperationsTable, draft: Draft, base: Draft, telling: Telling): Draft {
  return keyHeaders(draft.operation).reduce((rest, parameter) => {
    const value = rest.values.get(parameterKey(parameter))
    const isPlain = value !== undefined && value === base.values.get(parameterKey(parameter))
    return isPlain ? withOwnKey(table, rest, parameter, telling) : rest
  }, draft)
}

function withOwnKey(table: OperationsTable, draft: Draft, parameter: Parameter, { seed, turn }: Telling): Draft {
  const key = parameterKey(parameter)
  const others = [...draft.values].filter(([name]) => name !== key)
  const content = JSON.stringify([seed, draft.operation.id, others, draft.body ?? null]) + (turn ?? '')
  const value = keyFor(table, parameter, content)
  return value === undefined ? draft : withValue(draft, key, value)
}

/** A valid key for some content, another one for other content. */
export function keyFor(table: OperationsTable, parameter: Parameter, content: string): Json | undefined {
  const own = deriveSeed(0, content)
  const made = sample({ schema: withoutGivenAnywhere(table, parameter.schema), root: table }, { seed: own })
  const judge = createJudge(table)
  return [uuidOf(content), made].find((one) => one !== undefined && staysValid(judge, parameter, one))
}

/** A text as a UUID, another one for another text. @see https://www.rfc-editor.org/rfc/rfc9562#section-5.8 */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A request with other keys than the base request has, so that it is a new one wherever the two differ. */
export function withOtherKeys(table: OperationsTable, operation: Operation, request: Request, seed: number): Request {
  const keys = keyHeaders(operation)
  const text = new TextDecoder().decode(request.body)
  const headers = request.headers.map((header): Header => {
    const [name] = header
    const parameter = keys.find((one) => one.name.toLowerCase() === name.toLowerCase())
    const content = JSON.stringify([seed, operation.id, request.target, request.headers, text])
    const value = parameter && keyFor(table, parameter, content)
    return typeof value === 'string' ? [name, value] : header
  })
  return keys.length === 0 ? request : { ...request, headers }
}
