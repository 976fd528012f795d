/**
 * Rules about operations are symmetric: what is undone is told by the rule that the registry names, requests and answers
 * have rules of their own for the same, and what the publisher calls is judged as what consumers call, with the parties
 * exchanged. Whatever is not has a sentence that says why.
 */
import { describe, expect, it } from 'vitest'
import type { Change } from '../../scripts/gate/change.ts'
import { OPERATION_RULES, type OperationRule } from '../../scripts/gate/operation-rules.ts'
import { isObject, type JsonObject } from '../../scripts/lib/json.ts'
import { easyPairs, hardPairs } from '../scripts/gate/pairs.ts'
import { changesOf, type Edit, edited, fixture } from '../scripts/gate/revisions.ts'

const rules: Record<string, OperationRule> = OPERATION_RULES
const isRule = (rule: string) => Object.hasOwn(rules, rule)
const isReason = (text: string) => /^[A-Z].* .*\.$/.test(text)

/** Rules that no labelled pair shows, shown here. */
const MORE: [string, JsonObject, JsonObject][] = (
  [
    ['a header on its way out', '/components/headers/sort/deprecated', false],
    ['a parameter on its way out', '/paths/~1things/get/parameters/0/deprecated', false],
    ['another rule', '/paths/~1things/get/x-constraints/0/param', 'where'],
    ['another dialect', '/jsonSchemaDialect', 'https://json-schema.org/draft/2019-09/schema'],
    ['no freedom', '/x-compatibility', {}],
    ['another way to write a header', '/components/headers/sort/explode', false],
    ['an empty value', '/paths/~1things/get/parameters/0/allowEmptyValue', false],
    [
      'a part that may be more',
      '/paths/~1things/post/requestBody/content/multipart~1form-data/encoding/file/contentType',
      'image/png, image/gif',
    ],
  ] as const
).map(([name, pointer, to]) => {
  const rich = fixture('rich.yaml') as JsonObject
  return [name, rich, edited(rich, [{ set: pointer, to } as Edit])]
})

const CASES: [string, JsonObject, JsonObject][] = [
  ...[...easyPairs, ...hardPairs]
    .filter(({ file }) => ['pairs', 'documents', 'messages'].includes(file))
    .map(({ name, base, head }): [string, JsonObject, JsonObject] => [name, base, head]),
  ...MORE,
]

/** Rules that no pair shows: their own tests do. */
const SHOWN_ELSEWHERE = ['life-cycle-declared', 'life-cycle-left-out', 'life-cycle-changed']

/** Changes of all cases there and back, made once. */
const told = (async () => {
  const list: { name: string; there: Change[]; back: Change[] }[] = []
  for (const [name, base, head] of CASES) {
    list.push({ name, there: await changesOf(base, head), back: await changesOf(head, base) })
  }
  return list
})()

describe('the registry', () => {
  it('says why each rule matters, what undoes it and which rule of the other side is like it', () => {
    for (const [id, { rationale, undo, twin }] of Object.entries(rules)) {
      expect([id, isReason(rationale)]).toEqual([id, true])
      expect([id, undo, isRule(undo) || isReason(undo)]).toEqual([id, undo, true])
      expect([id, twin, isRule(twin) || isReason(twin)]).toEqual([id, twin, true])
    }
  })

  it('has twins that are alike both ways', () => {
    const alone = Object.entries(rules).filter(([id, { twin }]) => {
      const back = rules[twin]?.twin
      // A required parameter and one that may be left out are one header, which is required or not.
      return back !== undefined && back !== id && back !== id.replace(/^required-/, '')
    })
    expect(alone.map(([id]) => id)).toEqual([])
  })

  it('has a pair for each rule', async () => {
    const seen = new Set((await told).flatMap(({ there, back }) => [...there, ...back].map(({ rule }) => rule)))
    expect(Object.keys(rules).filter((id) => !seen.has(id) && !SHOWN_ELSEWHERE.includes(id))).toEqual([])
  }, 600_000)
})

describe('what is undone', () => {
  it('is told by the rule that the registry names', async () => {
    const shown = new Map<string, boolean>()
    for (const { there, back } of await told) {
      for (const [some, others] of [
        [there, back],
        [back, there],
      ] as const) {
        for (const { rule } of some.filter((change) => isRule(change.rule))) {
          const undo = rules[rule]?.undo ?? ''
          const isUndone = isReason(undo) || others.some((change) => change.rule === undo)
          shown.set(rule, shown.get(rule) === true || isUndone)
        }
      }
    }
    expect([...shown].filter(([, isUndone]) => !isUndone).map(([rule]) => rule)).toEqual([])
  }, 600_000)

  it('is silent when nothing was done', async () => {
    for (const [name, base] of CASES) expect([name, await changesOf(base, structuredClone(base))]).toEqual([name, []])
  }, 600_000)
})

/** Rules that speak of paths only, or of what is called there, and why. */
const OF_PATHS: Record<string, string> = {
  'server-added': 'Receivers register addresses of their own.',
  'server-removed': 'Receivers register addresses of their own.',
  'security-narrowed': 'Credentials of the document are those of its own callers.',
  'security-widened': 'Credentials of the document are those of its own callers.',
  'security-changed': 'Consumers choose among credentials, receivers are shown some.',
  'security-scheme-changed': 'Schemes are told once for the document.',
  'security-scheme-widened': 'Schemes are told once for the document.',
  'operation-id-changed': 'Webhooks are told by their names.',
  'freedom-taken': 'It is told once for the document.',
  'freedom-given-up': 'It is told once for the document.',
  'schema-name-removed': 'It is told once for the document.',
  'dialect-changed': 'It is told once for the document.',
  'media-type-added': 'Whoever asks chooses among answers; a receiver that answers does so itself.',
}

/** Pairs that are about whole addresses, of which webhooks have none. */
const OF_ADDRESSES = ['version that moves from the server to the paths']

/** A document in which the publisher calls what consumers called: each path is a webhook. */
function mirrored({ webhooks: _, security: __, servers: ___, ...document }: JsonObject): JsonObject {
  const paths = Object.entries(isObject(document.paths) ? document.paths : {})
  return {
    ...document,
    openapi: '3.1.0',
    paths: { '/none': { get: { operationId: 'none', responses: { '204': { description: 'None.' } } } } },
    webhooks: Object.fromEntries(paths.map(([path, item]) => [path.replace(/\{[^{}]*\}/g, '{}').slice(1), item])),
  }
}

const OTHER = { consumer: 'publisher', publisher: 'consumer' } as const

/** What was told, but for its place in the document. */
function bare(changes: readonly Change[], from: (party: Change['from']) => Change['from']): string[] {
  return changes
    .filter(({ rule, uses }) => !(rule in OF_PATHS) && uses.some(({ operation }) => !operation.includes('callback:')))
    .filter(({ uses }) => !uses.every(({ place }) => place.startsWith('path parameter')))
    .map((change) => `${change.rule} ${change.effect} sent by the ${from(change.from)}`)
    .toSorted()
}

describe('what the publisher calls', () => {
  it('is judged as what consumers call, with the parties exchanged', async () => {
    const differing: [string, string[], string[]][] = []
    const plain = CASES.filter(([name, base]) => String(base.openapi).startsWith('3.1') && !OF_ADDRESSES.includes(name))
    for (const [name, base, head] of plain) {
      const only = ({ webhooks: _, ...document }: JsonObject): JsonObject => document
      const own = bare(await changesOf(only(base), only(head)), (party) => party)
      const other = bare(await changesOf(mirrored(base), mirrored(head)), (party) => OTHER[party])
      if (own.join() !== other.join()) differing.push([name, own, other])
    }
    expect(differing).toEqual([])
  }, 600_000)
})

/** Pairs that 3.0 has no words for. */
const OF_31 = ['dialect', 'certificate in addition', 'path by reference', 'parameter with JSON in it']

describe('OpenAPI 3.0', () => {
  it('is judged as 3.1, where it has the words', async () => {
    const in30 = ({ webhooks: _, jsonSchemaDialect: __, ...document }: JsonObject): JsonObject => ({
      ...document,
      openapi: '3.0.3',
    })
    const in31 = ({ webhooks: _, jsonSchemaDialect: __, ...document }: JsonObject): JsonObject => ({
      ...document,
      openapi: '3.1.0',
    })
    const operationsOf = (changes: readonly Change[]) =>
      changes
        .filter(({ rule }) => isRule(rule))
        .map(({ rule, effect, from, level }) => `${rule} ${effect} ${from} ${level}`)
    const differing: [string, string[], string[]][] = []
    for (const [name, base, head] of CASES.filter(([name]) => !OF_31.some((one) => name.includes(one)))) {
      const older = operationsOf(await changesOf(in30(base), in30(head)))
      const newer = operationsOf(await changesOf(in31(base), in31(head)))
      if (older.join() !== newer.join()) differing.push([name, older, newer])
    }
    expect(differing).toEqual([])
  }, 600_000)
})
