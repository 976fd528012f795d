/** `validators.js` and `validators.d.ts`. */
import { describe, expect, it } from 'vitest'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { validators as emitter } from '../../../scripts/emitters/validators.ts'
import { isObject, type Json, type JsonObject } from '../../../scripts/lib/json.ts'
import type { LoadedSpec } from '../../../scripts/lib/load-spec.ts'
import { FIXTURES, fixture, specOf } from './given.ts'

/** What a validator is, seen from outside. */
type Validator = { (value: unknown): boolean; errors?: { instancePath: string; keyword: string }[] | null }

async function emit(spec: LoadedSpec): Promise<{ module: string; declarations: string }> {
  const files = await emitter.emit(spec, operationsTable(spec))
  return { module: files['validators.js'] ?? '', declarations: files['validators.d.ts'] ?? '' }
}

/** Imports the module of a spec from nowhere, so that nothing it might import could be found. */
async function load(spec: LoadedSpec): Promise<object> {
  const { module } = await emit(spec)
  const { validators } = await import(`data:text/javascript;base64,${Buffer.from(module).toString('base64')}`)
  return validators
}

/** The validator at a path of names. */
function at(validators: object, ...names: string[]): Validator {
  let node: unknown = validators
  for (const name of names)
    node = typeof node === 'object' && node && Object.hasOwn(node, name) ? Reflect.get(node, name) : undefined
  if (typeof node !== 'function') throw new Error(`no validator ${names.join(' ')}`)
  return node as Validator
}

describe('validators.js', () => {
  it('judges parameters, bodies and responses', async () => {
    const validators = await load(await fixture('zoo-3.0.yaml'))
    const cases: [string[], Json, boolean][] = [
      [['listAnimals', 'parameters', 'query'], { limit: 50 }, true],
      [['listAnimals', 'parameters', 'query'], { limit: 51 }, false],
      [['getAnimal', 'parameters', 'path'], {}, false],
      [['getAnimal', 'parameters', 'header'], { locale: 'en' }, true],
      [
        ['putAnimalsByAnimalId', 'requestBody', 'application/json'],
        { kind: 'cat', name: null, secret: 's', lives: 1 },
        true,
      ],
      [
        ['putAnimalsByAnimalId', 'requestBody', 'application/json'],
        { kind: 'cat', name: null, secret: 's', lives: 0 },
        false,
      ],
      [['putAnimalsByAnimalId', 'requestBody', 'application/json'], { kind: 'cat', name: null }, false],
      [['getAnimal', 'responses', '200', 'application/json'], { kind: 'cat', name: 'Tom' }, false],
      [['getAnimal', 'responses', '200', 'application/json'], { kind: 'cat', id: 'a', name: 'Tom' }, true],
      [['getAnimal', 'responses', '4XX', 'application/problem+json'], { code: 'x' }, true],
    ]
    for (const [path, value, valid] of cases)
      expect.soft([path, value, at(validators, ...path)(value)]).toEqual([path, value, valid])
  })

  it('says what is wrong', async () => {
    const query = at(await load(await fixture('zoo-3.0.yaml')), 'listAnimals', 'parameters', 'query')
    query({ limit: 'a' })
    expect(query.errors).toMatchObject([{ instancePath: '/limit', keyword: 'type' }])
    query({ limit: 1 })
    expect(query.errors).toBeNull()
  })

  it('knows names that prototypes have', async () => {
    const validators = await load(await fixture('hostile-names.json'))
    expect(Object.getPrototypeOf(validators)).toBe(Object.prototype)
    expect(Object.keys(validators)).toEqual(['__proto__', 'delete', 'größe #1 \u2028'])
    expect(at(validators, '__proto__', 'parameters', 'query')({})).toBe(true)
    expect(at(validators, '__proto__', 'parameters', 'query')({ constructor: 1 })).toBe(false)
    expect(at(validators, 'delete', 'requestBody', 'a/b')({ any: { hasOwnProperty: '*/' } })).toBe(true)
    expect(at(validators, 'delete', 'requestBody', 'a/b')({ any: {} })).toBe(false)
  })

  it('counts hundredths as people do', async () => {
    const given: JsonObject = { content: { j: { schema: { multipleOf: 0.01 } } } }
    const judge = at(
      await load(specOf({ paths: { '/a': { get: { requestBody: given } } } })),
      'getA',
      'requestBody',
      'j',
    )
    expect([1.13, 19.99, 1.005].map(judge)).toEqual([true, true, false])
  })

  it.each(FIXTURES)('is the same every time and needs nothing: %s', async (name) => {
    const { module } = await emit(await fixture(name))
    expect((await emit(await fixture(name))).module).toBe(module)
    expect(module).not.toMatch(/^import |node_modules|\brequire\(["'][^"']+["']\)(?!\.)/m)
  })
})

describe('validators.d.ts', () => {
  it('names a type for each function', async () => {
    const { declarations } = await emit(await fixture('zoo-3.0.yaml'))
    expect(declarations.slice(declarations.indexOf('export declare'))).toMatchInlineSnapshot(`
      "export declare const validators: {
        "getAnimal": { "parameters": { "path": Validator<NonNullable<operations["getAnimal"]["parameters"]["path"]>>, "header": Validator<NonNullable<operations["getAnimal"]["parameters"]["header"]>>, "query": Validator<NonNullable<operations["getAnimal"]["parameters"]["query"]>> }, "requestBody": {}, "responses": { "200": { "application/json": Validator<operations["getAnimal"]["responses"]["200"]["content"]["application/json"]> }, "4XX": { "application/problem+json": Validator<operations["getAnimal"]["responses"]["4XX"]["content"]["application/problem+json"]> } } }
        "putAnimalsByAnimalId": { "parameters": { "path": Validator<NonNullable<operations["putAnimalsByAnimalId"]["parameters"]["path"]>>, "header": Validator<NonNullable<operations["putAnimalsByAnimalId"]["parameters"]["header"]>> }, "requestBody": { "application/json": Validator<NonNullable<operations["putAnimalsByAnimalId"]["requestBody"]>["content"]["application/json"]> }, "responses": {} }
        "listAnimals": { "parameters": { "query": Validator<NonNullable<operations["listAnimals"]["parameters"]["query"]>> }, "requestBody": {}, "responses": { "default": { "application/json": Validator<operations["listAnimals"]["responses"]["default"]["content"]["application/json"]> } } }
      }
      "
    `)
  })

  it.each(FIXTURES)('has the shape of the module: %s', async (name) => {
    const spec = await fixture(name)
    const { declarations } = await emit(spec)
    const shape = (value: unknown): unknown =>
      isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
        : 'function'
    const literal = /validators: ([\s\S]*)\n$/.exec(declarations)?.[1] ?? ''
    const keys = [...literal.matchAll(/("(?:[^"\\]|\\.)*"): (?=[{V])/g)].map(([, key = '']) => JSON.parse(key))
    const all = (value: unknown): string[] =>
      isObject(value) ? Object.entries(value).flatMap(([key, inner]) => [key, ...all(inner)]) : []
    expect(keys).toEqual(all(shape(await load(spec))))
  })
})
