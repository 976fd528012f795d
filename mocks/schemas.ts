/**
 * Judging values against the schemas of a table, and putting what is wrong into words that repeat nothing that was
 * sent: neither values nor names that only the client knows. A judgement ends at the first fault, so a huge or hostile
 * value costs no more than reading it; a pattern that would run for ever counts as broken.
 * Pure apart from its cache.
 */
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import { messageOf, PipelineError } from '../scripts/lib/errors.ts'
import { isObject } from '../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../scripts/lib/operations.ts'
import { escapeStep, splitPointer } from '../scripts/lib/pointer.ts'
import { createAjv } from '../scripts/lib/sampling/ajv-setup.ts'
import { ruleWords } from '../scripts/lib/sampling/fault-words.ts'
import { createCopies } from '../scripts/lib/sampling/schema-copies.ts'
import { createShapes, type Shapes } from './schema-shape.ts'
import type { Validators } from './validators.ts'

/** One thing that is wrong with a value. */
export interface Fault {
  /** JSON pointer of the place; steps that are not documented names are `…`. */
  pointer: string
  /** What is wrong, continuing a sentence: "must be at most 50". */
  rule: string
}

/** The schemas of one table at work. */
export interface Schemas {
  /** Compiles a schema ahead of its first use; throws a `PipelineError` when it cannot be. */
  compile(schema: JsonSchema): void
  /** A fault of a value, or `undefined` when it conforms. */
  faultOf(schema: JsonSchema, value: unknown): Fault | undefined
  /** Accepts the parameters of an operation in one place, as one object by name, where a function was generated. */
  acceptsParameters: Validators['acceptsParameters']
  /** What a schema says about the outside of its values. */
  shapeOf: Shapes
}

const prepared = new WeakMap<OperationsTable, Schemas>()

/**
 * The schemas of a table; asked twice, the same ones. The table must not change afterwards.
 *
 * @param validators what accepts most values, so that few schemas have to be compiled at all
 */
export function createSchemas(table: OperationsTable, validators?: Validators): Schemas {
  const schemas = prepared.get(table) ?? prepare(table, validators)
  prepared.set(table, schemas)
  return schemas
}

/** Sets the schemas of a table up. */
function prepare(table: OperationsTable, validators: Validators | undefined): Schemas {
  const compile = once(() => createCompiler(table))
  const names = once(() => propertyNames(table))
  return {
    compile: (schema) => compile()(schema),
    shapeOf: createShapes(table),
    acceptsParameters: (operation, place) => validators?.acceptsParameters(operation, place),
    faultOf(schema, value) {
      if (typeof schema === 'boolean') return schema ? undefined : { pointer: '', rule: 'is not allowed' }
      if (validators?.accepts(schema)?.(value)) return undefined
      const validate = compile()(schema)
      try {
        return validate(value) ? undefined : toFault(validate.errors ?? [], names())
      } catch (thrown) {
        if (!(thrown instanceof PipelineError)) throw thrown
        return { pointer: '', rule: 'takes too long to compare with its pattern' }
      }
    },
  }
}

/** Makes something when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Compiles each schema of a table once. */
function createCompiler(table: OperationsTable): (schema: JsonSchema) => ValidateFunction {
  // Compiled like this, a spec with a thousand operations starts in seconds; validating is hardly slower.
  const ajv = createAjv({ allErrors: false, strictNumbers: true, inlineRefs: false, code: { optimize: false } })
  const copies = createCopies(table, (name, copy) => ajv.addSchema(copy, name))
  const compiled = new WeakMap<object, ValidateFunction>()
  return (schema) => {
    const key = Object(schema)
    const known = compiled.get(key)
    if (known) return known
    try {
      const validate = ajv.compile(copies.copy(schema))
      compiled.set(key, validate)
      return validate
    } catch (cause) {
      if (cause instanceof PipelineError) throw cause
      throw new PipelineError('SPEC', `The schema does not compile: ${messageOf(cause)}.`, undefined, { cause })
    }
  }
}

/** The most telling of the errors Ajv found on its way to the first fault. */
function toFault(errors: readonly ErrorObject[], names: ReadonlySet<string>): Fault {
  const told = errors.filter(({ keyword, params, propertyName }) => {
    return keyword !== 'if' && params.type !== 'null' && (propertyName === undefined || keyword === 'propertyNames')
  })
  const depth = Math.max(...told.map(depthOf))
  const deepest = told.filter((error) => depthOf(error) === depth)
  const [first, ...others] = deepest.filter(({ keyword }) => !COMPOSITE.has(keyword))
  const composite = deepest.findLast(({ keyword }) => COMPOSITE.has(keyword))
  const error = (others.length > 0 ? composite : undefined) ?? first ?? composite ?? errors[0]
  if (error === undefined) return { pointer: '', rule: 'is not valid' }
  const missing: unknown = error.params.missingProperty
  const pointer = error.instancePath + (typeof missing === 'string' ? `/${escapeStep(missing)}` : '')
  const rule = SURPLUS.has(error.keyword) ? 'has a property that is not documented' : ruleWords(error)
  return { pointer: mask(pointer, names), rule }
}

/** Keywords that fail because of what is inside. */
const COMPOSITE = new Set(['anyOf', 'oneOf'])

/** Keywords that object to the name of a property, which only the client knows. */
const SURPLUS = new Set(['additionalProperties', 'unevaluatedProperties', 'propertyNames'])

function depthOf({ instancePath }: ErrorObject): number {
  return splitPointer(instancePath).length
}

/** Hides the steps that are neither documented names nor positions. */
function mask(pointer: string, names: ReadonlySet<string>): string {
  const steps = splitPointer(pointer).map((step) => (names.has(step) || /^\d{1,9}$/.test(step) ? step : '…'))
  return steps.map((step) => `/${escapeStep(step)}`).join('')
}

/** The names of all properties that are documented anywhere. */
function propertyNames(table: OperationsTable): Set<string> {
  const names = new Set<string>()
  const pending: unknown[] = [table.components, table.operations]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== 'object' || node === null) continue
    if (isObject(node) && isObject(node.properties)) for (const name of Object.keys(node.properties)) names.add(name)
    pending.push(...Object.values(node).filter((value) => typeof value === 'object' && value !== null))
  }
  return names
}
