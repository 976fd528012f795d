/**
 * `rules.ts`: the few facts of a spec that a client needs at hand, small enough to be part of it: the rules between
 * parameters that can be kept before anything is sent, the statuses of success, and what ids and named texts look like.
 * Pure.
 */
import { isObject, type JsonObject } from '../lib/json.ts'
import type { JsonSchema, OperationsTable } from '../lib/operations.ts'
import type { Emitter } from './emitter.ts'

/** The emitter of `rules.ts`. */
export const rules: Emitter = {
  id: 'rules',
  async emit(_spec, table) {
    return { 'rules.ts': textOf(table) }
  },
}

const PREAMBLE = `/** A parameter that must be a whole multiple of another one of the same request. */
export interface MultipleRule {
  in: string
  param: string
  of: string
  /** Value of \`param\` when the request leaves it out. */
  default?: number
  /** Value of \`of\` when the request leaves it out. */
  defaultOf?: number
}

/** What a text looks like. */
export interface TextRule {
  minLength?: number
  maxLength?: number
  /** A regular expression that the text has to match. */
  pattern?: string
}
`

function textOf(table: OperationsTable): string {
  return [
    PREAMBLE,
    '/** Multiples that are asked for, by operation. */',
    constant('multiples', 'Readonly<Record<string, readonly MultipleRule[]>>', multiplesOf(table)),
    '/** Statuses by which an operation says that it is done, by operation. */',
    constant('successes', 'Readonly<Record<string, readonly string[]>>', successesOf(table)),
    '/** Texts that have a name in the spec: parameters of paths, and components. */',
    `${constant('texts', undefined, textsOf(table)).trimEnd()} satisfies Record<string, TextRule>\n`,
  ].join('\n')
}

function constant(name: string, type: string | undefined, value: object): string {
  // Only a computed name is always a name.
  const text = JSON.stringify(value, null, 2).replaceAll('"__proto__":', '["__proto__"]:')
  return `export const ${name}${type === undefined ? '' : `: ${type}`} = ${text}\n`
}

/** The rules of each operation that has any. */
function multiplesOf({ operations }: OperationsTable): Record<string, object[]> {
  return Object.fromEntries(
    operations.flatMap(({ id, constraints }) => {
      const kept = constraints.flatMap((constraint) => {
        if (constraint.kind !== 'multipleOf') return []
        const { in: location, param, of, default: value, defaultOf } = constraint
        return [{ in: location, param, of, default: value, defaultOf }]
      })
      return kept.length === 0 ? [] : [[id, kept]]
    }),
  )
}

/** The documented statuses that begin with 2. */
function successesOf({ operations }: OperationsTable): Record<string, string[]> {
  return Object.fromEntries(
    operations.map(({ id, responses }) => [id, Object.keys(responses).filter((status) => status.startsWith('2'))]),
  )
}

/** Texts by name, sorted; of one name that means two things, nothing is said. */
function textsOf({ components, operations }: OperationsTable): Record<string, object> {
  const parameters = operations.flatMap((operation) => operation.parameters.filter((one) => one.in === 'path'))
  const named: [string, JsonSchema][] = [
    ...parameters.map(({ name, schema }): [string, JsonSchema] => [name, schema]),
    ...Object.entries(components.schemas),
  ]
  const texts = Map.groupBy(
    named.flatMap(([name, schema]) => (isText(schema) ? [{ name, rule: ruleOf(schema) }] : [])),
    ({ name }) => name,
  )
  return Object.fromEntries(
    [...texts]
      .filter(([, found]) => new Set(found.map(({ rule }) => JSON.stringify(rule))).size === 1)
      .flatMap(([name, [first]]): [string, object][] => (first ? [[name, first.rule]] : []))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function isText(schema: JsonSchema): schema is JsonObject {
  return isObject(schema) && schema.type === 'string'
}

function ruleOf({ minLength, maxLength, pattern }: JsonObject): object {
  return { minLength, maxLength, pattern }
}
