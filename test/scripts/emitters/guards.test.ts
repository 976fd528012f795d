/** `guards.js`: closed for what a side sends, open for what it receives. */
import { build, type PluginBuild } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { guards } from '../../../scripts/emitters/guards.ts'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { specOf } from './given.ts'

const SCHEMAS = {
  Base: { type: 'object', required: ['id'], properties: { id: { type: 'string', enum: ['a', 'b'] } } },
  Thing: {
    allOf: [{ $ref: '#/components/schemas/Base' }, { type: 'object', properties: { size: { type: 'integer' } } }],
  },
  Closed: { type: 'object', additionalProperties: false, properties: { list: { type: 'array', items: {} } } },
  Free: { type: 'object', additionalProperties: { type: 'integer' } },
  Choice: {
    oneOf: [{ $ref: '#/components/schemas/Base' }, { type: 'object', properties: { word: {} }, required: ['word'] }],
  },
  Holder: { type: 'object', properties: { closed: { $ref: '#/components/schemas/Closed' } } },
  Tree: { type: 'object', properties: { below: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } },
}

/** The module for an operation whose bodies, both ways, have one schema. */
async function moduleFor(schema: JsonObject): Promise<string> {
  const content = { 'application/json': { schema } }
  const operation = {
    operationId: 'it',
    requestBody: { content },
    responses: { 200: { description: 'Done', content } },
  }
  const spec = specOf({ paths: { '/it': { post: operation } }, components: { schemas: SCHEMAS } })
  return (await guards.emit(spec, operationsTable(spec)))['guards.js'] ?? ''
}

type Side = 'client' | 'server'
type Part = 'requestBody' | 'responses'

/** The guards of that operation. */
async function guardsFor(schema: JsonObject) {
  const text = await moduleFor(schema)
  const module = await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)
  return (side: Side, part: Part) => {
    const found = module[`${side}Guards`].it[part]
    return (part === 'responses' ? found[200] : found)['application/json']
  }
}

/** What is said about a value by the guards of one side, as `keyword pointer name` each. */
async function said(side: Side, part: Part, schema: JsonObject, value: Json) {
  const guard = (await guardsFor(schema))(side, part)
  guard(value)
  const errors: { keyword: string; instancePath: string; propertyName?: string }[] = guard.errors ?? []
  return errors.map(({ keyword, instancePath, propertyName = '' }) =>
    `${keyword} ${instancePath} ${propertyName}`.trim(),
  )
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const SEALED = { allOf: [ref('Base')], unevaluatedProperties: false }
const NEW_NAME = ['enum  more', 'propertyNames']

describe('what a client sends', () => {
  it.each<[string, JsonObject, Json, string[]]>([
    ['names of all parts', ref('Thing'), { id: 'a', size: 1 }, []],
    ['an unknown name', ref('Thing'), { id: 'a', more: 1 }, NEW_NAME],
    ['an unknown value', ref('Thing'), { id: 'c' }, ['enum /id']],
    ['an unknown name in a closed schema', ref('Closed'), { more: 1 }, [...NEW_NAME, 'additionalProperties']],
    ['any name where any is admitted', ref('Free'), { more: 1 }, []],
    ['names of one of several', ref('Choice'), { word: 1 }, []],
    ['an unknown name in one of several', ref('Choice'), { word: 1, more: 1 }, NEW_NAME],
    [
      'an unknown name deep down',
      ref('Tree'),
      { below: [{ below: [{ more: 1 }] }] },
      ['enum /below/0/below/0 more', 'propertyNames /below/0/below/0'],
    ],
    ['a name of a part where the rest is sealed', SEALED, { id: 'a' }, []],
    ['an unknown name where it is sealed', SEALED, { id: 'a', more: 1 }, [...NEW_NAME, 'unevaluatedProperties']],
    ['any name without a list', { type: 'object' }, { more: 1 }, []],
  ])('%s', async (_, schema, value, errors) => {
    expect(await said('client', 'requestBody', schema, value)).toEqual(errors)
  })
})

describe('what a client receives', () => {
  it.each<[string, JsonObject, Json, string[]]>([
    ['an unknown name is news', ref('Thing'), { id: 'a', more: 1 }, NEW_NAME],
    ['an unknown name in a closed schema is only news', ref('Closed'), { more: 1 }, NEW_NAME],
    ['an unknown value is news, and no name is', ref('Thing'), { id: 'c', size: 1 }, ['enum /id']],
    ['a wrong type is an error', ref('Thing'), { id: 'a', size: 'x' }, ['type /size']],
    ['a missing name is an error', ref('Thing'), {}, ['required']],
    ['a choice says nothing about values', ref('Choice'), { id: 'c' }, []],
  ])('%s', async (_, schema, value, errors) => {
    expect(await said('client', 'responses', schema, value)).toEqual(errors)
  })
})

describe('a server', () => {
  it('receives requests openly and sends answers closed', async () => {
    expect(await said('server', 'requestBody', ref('Closed'), { more: 1 })).toEqual(NEW_NAME)
    expect(await said('server', 'responses', ref('Closed'), { more: 1 })).toEqual([...NEW_NAME, 'additionalProperties'])
  })
})

describe('what both sides share', () => {
  it.each([
    ['is there once where the direction does not matter', 'Tree', true],
    ['is not there where what is received may be more', 'Closed', false],
    ['is not there where such a schema is referred to', 'Holder', false],
    ['is not there where a choice is received', 'Choice', false],
  ])('%s', async (_, name, isShared) => {
    const guard = await guardsFor(ref(name))
    expect(guard('client', 'requestBody') === guard('server', 'requestBody')).toBe(isShared)
    expect(guard('client', 'requestBody')).toBe(guard('server', 'responses'))
    expect(guard('client', 'responses')).toBe(guard('server', 'requestBody'))
  })

  it('leaves to a bundler only the side that is used', async () => {
    const contents = await moduleFor(ref('Choice'))
    const bundle = async (entry: string) => {
      const inFile = {
        name: 'in-file',
        setup: ({ onResolve, onLoad }: PluginBuild) => {
          onResolve({ filter: /^guards$/ }, () => ({ path: 'guards', namespace: 'memory' }))
          onLoad({ filter: /.*/, namespace: 'memory' }, () => ({ contents }))
        },
      }
      const { outputFiles } = await build({
        stdin: { contents: entry },
        plugins: [inFile],
        bundle: true,
        minify: true,
        format: 'esm',
        write: false,
      })
      return outputFiles[0]?.text ?? ''
    }
    const [none, one, both] = await Promise.all([
      bundle("import { clientGuards } from 'guards'"),
      bundle("import { clientGuards } from 'guards'\nconsole.log(clientGuards.it.requestBody)"),
      bundle("import * as guards from 'guards'\nconsole.log(guards)"),
    ])
    expect(none).toBe('')
    expect(one.length).toBeLessThan(both.length)
  })
})
