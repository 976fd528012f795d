/**
 * Ids of things: the one that stands for any of them in what people see, and new ones that nothing on a target has.
 * Pure. New ids hold a number of the run, so that runs on one target do not meet; they are never shown.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Maker, Resource } from '../../scripts/lib/life-cycle.ts'
import type { OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { createRandom, deriveSeed } from '../../scripts/lib/sampling/random.ts'
import type { Masker } from '../masking.ts'
import { uuidOf } from '../requests/own-keys.ts'
import { text } from '../requests/text.ts'
import { staysValid } from '../requests/wire.ts'
import { type Answer, parseBody } from '../transport/exchange.ts'

/** The id that stands in an answer. */
export function idIn(answer: Answer, at: string): Json | undefined {
  const parsed = parseBody(answer)
  const id = parsed.ok ? follow(parsed.value, at) : undefined
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? id : undefined
}

/** The id in the answer of a maker, where that is what chooses it. */
export function idGivenBy({ id }: Maker, answer: Answer): Json | undefined {
  return id === undefined ? undefined : idIn(answer, id)
}

/** Letters and digits that make an id unlike any other. */
const ENOUGH = 8

/** The path parameter that holds the id. */
function idParameter(table: OperationsTable, { id, read }: Resource): Parameter | undefined {
  const { parameters = [] } = table.operations.find((operation) => operation.id === read.operation) ?? {}
  return parameters.find((parameter) => parameter.in === 'path' && parameter.name === id)
}

/** The id that stands for all of them where it is shown, and what a shell would write for it. */
export function placeholderOf(table: OperationsTable, resource: Resource): { value: Json; shell: string } | undefined {
  const value = idLike(table, resource, `new-${resource.name}-of-the-run`, 0)
  const words = resource.id.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/\W+/g, '_')
  return value === undefined ? undefined : { value, shell: `$NEW_${words.toUpperCase()}` }
}

/** The ids that stand for any thing of some kinds; whoever masks learns what a shell would write for them. */
export function placeholders(
  { table, masker }: { table: OperationsTable; masker: Masker },
  resources: readonly Resource[],
): Map<Resource, Json> {
  const shown = new Map<Resource, Json>()
  for (const resource of resources) {
    const placeholder = placeholderOf(table, resource)
    if (!placeholder) continue
    masker.learn(text(placeholder.value), placeholder.shell)
    shown.set(resource, placeholder.value)
  }
  return shown
}

/** An id that nothing has: the `turn`th of the run with this number. */
export function newId(table: OperationsTable, resource: Resource, run: number, turn: number): Json | undefined {
  return idLike(
    table,
    resource,
    `${run.toString(36)}-${turn.toString(36)}-${resource.name}`,
    deriveSeed(run, `${turn}`),
  )
}

/** The smallest number that is told from others by its length; twice as much fits into 32 bits. */
const LONG = 1_000_000_000

/** A number that hardly anything has for an id, another one for another text. */
export function unlikelyNumber(seed: number, wanted: string): number {
  return LONG + (deriveSeed(seed, wanted) % LONG)
}

/** A text where an id may be that text, else a long number or its digits, else any valid value. */
function idLike(table: OperationsTable, resource: Resource, wanted: string, seed: number): Json | undefined {
  const parameter = idParameter(table, resource)
  if (parameter === undefined) return undefined
  const judge = createJudge(table)
  const number = unlikelyNumber(seed, wanted)
  const texts = [wanted, wanted.replaceAll('-', ''), uuidOf(wanted), number, text(number)]
  const spellings = texts.filter((value) => staysValid(judge, parameter, value))
  if (spellings.length > 0) return spellings[0]
  const made = [1, 2, 3, 4].map((turn) =>
    sample({ schema: parameter.schema, root: table }, { seed: deriveSeed(seed, `id ${turn}`) }),
  )
  const valid = made.filter((value) => value !== undefined && staysValid(judge, parameter, value))
  return valid.toSorted((a, b) => text(b ?? '').length - text(a ?? '').length)[0]
}

/** Whether an id can be made unlike any other without changing what is special about it. */
export function canDiffer(id: string): boolean {
  return (withoutZeros(id).match(/[a-z0-9]/gi) ?? []).length >= ENOUGH
}

/** The same id with other letters and digits: as long, with the same signs, and zeros in front, in the same places. */
export function madeDifferent(id: string, run: number, turn: number): string {
  const random = createRandom(deriveSeed(run, `${turn} ${id}`))
  const other = (first: string, count: number) => String.fromCharCode(first.charCodeAt(0) + random.below(count))
  const varied = withoutZeros(id)
  const zeros = id.slice(0, id.length - varied.length)
  const different = varied
    .replace(/[a-z]/g, () => other('a', 26))
    .replace(/[A-Z]/g, () => other('A', 26))
    .replace(/[0-9]/g, () => other('0', 10))
  return `${zeros}${different}`
}

function withoutZeros(id: string): string {
  return id.replace(/^0+/, '')
}
