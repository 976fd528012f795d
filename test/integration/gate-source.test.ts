/** What the gate says of code: consumers compile against the types of both revisions, and fail exactly where it says so. */
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { operationsTable } from '../../scripts/emitters/operations.ts'
import { types } from '../../scripts/emitters/types.ts'
import type { Json, JsonObject } from '../../scripts/lib/json.ts'
import { apiOf, changesOf, specOf } from '../scripts/gate/revisions.ts'

/** The types of a document, as they are generated. */
async function typesOf(document: JsonObject): Promise<string> {
  const spec = await specOf(document)
  return (await types.emit(spec, operationsTable(spec)))['types.ts'] ?? ''
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  lib: ['lib.es2022.d.ts'],
  types: [],
}

const libraries = new Map<string, ts.SourceFile | undefined>()

/** Whether a consumer compiles against generated types. */
function compiles(generated: string, consumer: string): boolean {
  const files: Record<string, string> = { 'types.ts': generated, 'consumer.ts': consumer }
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (name, version) => {
    const text = files[name.split('/').at(-1) ?? '']
    if (text !== undefined) return ts.createSourceFile(name, text, version)
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, version))
    return libraries.get(name)
  }
  host.fileExists = (name) => (name.split('/').at(-1) ?? '') in files
  const program = ts.createProgram(['consumer.ts'], options, host)
  return ts.getPreEmitDiagnostics(program).length === 0
}

const PRELUDE = `import type { components, operations } from './types'
type Sent = operations['makeThing'] extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : never
type Got = operations['makeThing']['responses'][201] extends { content: { 'application/json': infer Body } } ? Body : never
export declare const got: Got
export type Named = components
`

const a = { type: 'string' }
const object = (properties: JsonObject, required: string[] = []) => ({ type: 'object', properties, required })

/** Name, side, schema before and after, a consumer that compiles before. */
const CASES: [string, 'sent' | 'received', Json, Json, string][] = [
  [
    'a property that may be missing',
    'received',
    object({ a }, ['a']),
    object({ a }),
    'export const text: string = got.a',
  ],
  ['a property that is gone', 'received', object({ a, b: a }), object({ b: a }), 'export const text = got.a'],
  [
    'a value more',
    'received',
    { enum: ['x'], type: 'string' },
    { enum: ['x', 'y'], type: 'string' },
    "export const one: 'x' = got",
  ],
  ['a value that may be null', 'received', a, { type: ['string', 'null'] }, 'export const text: string = got'],
  [
    'an alternative more',
    'received',
    { oneOf: [object({ a }, ['a'])] },
    { oneOf: [object({ a }, ['a']), object({ b: a }, ['b'])] },
    'export const text: string = got.a',
  ],
  [
    'a bound that moves',
    'received',
    { type: 'integer', maximum: 1 },
    { type: 'integer', maximum: 2 },
    'export const one: number = got',
  ],
  ['a pattern that takes more', 'received', { type: 'string', pattern: '^a' }, a, 'export const text: string = got'],
  [
    'a value less that comes',
    'received',
    { enum: ['x', 'y'], type: 'string' },
    { enum: ['x'], type: 'string' },
    "export const one: 'x' | 'y' = got",
  ],
  ['a property that has to be sent', 'sent', object({ a }), object({ a }, ['a']), 'export const body: Sent = {}'],
  ['a property that is not taken', 'sent', object({ a, b: a }), object({ a }), "export const body: Sent = { b: 'x' }"],
  [
    'a value less',
    'sent',
    { enum: ['x', 'y'], type: 'string' },
    { enum: ['x'], type: 'string' },
    "export const body: Sent = 'y'",
  ],
  ['a value that may not be null', 'sent', { type: ['string', 'null'] }, a, 'export const body: Sent = null'],
  ['another type', 'sent', a, { type: 'number' }, "export const body: Sent = 'x'"],
  ['a shorter text', 'sent', a, { type: 'string', maxLength: 1 }, "export const body: Sent = 'long'"],
  [
    'a value more that may be sent',
    'sent',
    { enum: ['x'], type: 'string' },
    { enum: ['x', 'y'], type: 'string' },
    "export const body: Sent = 'x'",
  ],
]

describe('code against generated types', () => {
  it.each(CASES)('%s, %s', async (_, side, base, head, consumer) => {
    const flags = { sent: side === 'sent', received: side === 'received' }
    const [before, after] = [apiOf(base, flags), apiOf(head, flags)]
    expect(compiles(await typesOf(before), PRELUDE + consumer)).toBe(true)
    const stillCompiles = compiles(await typesOf(after), PRELUDE + consumer)
    const changes = await changesOf(before, after)
    expect(changes).not.toEqual([])
    expect(changes.some(({ breaks }) => breaks.source)).toBe(!stillCompiles)
  })

  it('that names a schema of another name', async () => {
    const api = (name: string) =>
      apiOf({ $ref: `#/components/schemas/${name}` }, { components: { schemas: { [name]: object({ a }) } } })
    const consumer = `${PRELUDE}export type One = components['schemas']['Old']`
    expect(compiles(await typesOf(api('Old')), consumer)).toBe(true)
    expect(compiles(await typesOf(api('New')), consumer)).toBe(false)
    const changes = await changesOf(api('Old'), api('New'))
    expect(changes.map(({ rule, level, breaks }) => [rule, level, breaks])).toEqual([
      ['schema-name-removed', 'compatible', { wire: false, source: true }],
    ])
  })
})
