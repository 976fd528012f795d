/**
 * The examples and defaults of an assembled document that break the very schema they stand in.
 * Pure. A pattern that backtracks without end is judged under the time limit of the shared judge; no page can hold the
 * run up.
 */
import { PipelineError } from '../lib/errors.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import { isObject } from '../lib/json.ts'
import { follow, joinPointer } from '../lib/pointer.ts'
import { createJudge } from '../lib/sampling/judge.ts'
import { PatternTimeout } from '../lib/sampling/regex.ts'

/** An example or default and what is wrong with it. */
export interface BrokenInstance {
  pointer: string
  /** The keyword it breaks. */
  keyword: string
  /** What is wrong with the pattern itself, when it takes too long to tell whether the value matches. */
  hostile?: string
}

/** A value that has to keep a schema. */
interface Instance {
  pointer: string
  value: Json
  /** Pointer of the schema. */
  schema: string
}

const SCHEMA_KEYS = 'schema items additionalProperties not if then else contains propertyNames unevaluatedProperties'
const SCHEMA_LISTS = 'allOf anyOf oneOf prefixItems'
const SCHEMA_MAPS = 'schemas properties patternProperties dependentSchemas $defs definitions'
const KINDS = new Map<string, 'schema' | 'schemas'>([
  ...SCHEMA_KEYS.split(' ').map((key) => [key, 'schema'] as const),
  ...`${SCHEMA_LISTS} ${SCHEMA_MAPS}`.split(' ').map((key) => [key, 'schemas'] as const),
])
/** Members that hold data, in which nothing is a keyword. */
const DATA = new Set(['example', 'examples', 'default', 'enum', 'const', 'required'])

/** Every example and default that breaks its schema. */
export function brokenInstances(spec: JsonObject): BrokenInstance[] {
  const judge = createJudge(spec)
  const broken: BrokenInstance[] = []
  for (const { pointer, value, schema } of instancesIn(spec, '', 'other')) {
    const target = follow(spec, schema)
    if (!isObject(target) || (value === null && target.nullable === true)) continue
    try {
      const [fault] = judge.faults(target, value)
      if (fault) broken.push({ pointer, keyword: fault.keyword })
    } catch (thrown) {
      if (thrown instanceof PatternTimeout) return [{ pointer, keyword: 'pattern', hostile: thrown.message }]
      // A schema that does not compile judges nothing: a reference of it dangles, which is a hole of its own, or
      // compiling refuses it.
      if (!(thrown instanceof PipelineError)) throw thrown
    }
  }
  return broken
}

/** Every example and default below a node. */
function* instancesIn(node: Json, pointer: string, kind: 'schema' | 'schemas' | 'other'): Generator<Instance> {
  if (Array.isArray(node)) {
    const inner = kind === 'schemas' ? 'schema' : 'other'
    for (const [index, item] of node.entries()) yield* instancesIn(item, joinPointer(pointer, index), inner)
    return
  }
  if (!isObject(node)) return
  if (kind !== 'schemas') yield* instancesOf(node, pointer, kind)
  for (const [key, child] of Object.entries(node)) {
    if (kind === 'schemas') yield* instancesIn(child, joinPointer(pointer, key), 'schema')
    else if (!DATA.has(key) && !key.startsWith('x-')) {
      yield* instancesIn(child, joinPointer(pointer, key), KINDS.get(key) ?? 'other')
    }
  }
}

/** The examples and defaults that one object declares. */
function* instancesOf(node: JsonObject, pointer: string, kind: 'schema' | 'other'): Generator<Instance> {
  const schema = kind === 'schema' ? pointer : `${pointer}/schema`
  if (kind === 'other' && !isObject(node.schema)) return
  for (const key of ['example', 'default']) {
    const value = node[key]
    if (value !== undefined) yield { pointer: joinPointer(pointer, key), value, schema }
  }
  if (Array.isArray(node.examples) && kind === 'schema') {
    for (const [index, value] of node.examples.entries()) {
      yield { pointer: joinPointer(pointer, 'examples', index), value, schema }
    }
  } else if (isObject(node.examples)) {
    for (const [name, example] of Object.entries(node.examples)) {
      if (!isObject(example) || example.value === undefined) continue
      yield { pointer: joinPointer(pointer, 'examples', name, 'value'), value: example.value, schema }
    }
  }
}
