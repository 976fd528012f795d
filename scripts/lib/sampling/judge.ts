/**
 * Whether a value conforms to a schema, and every place where it does not: Ajv behind a vocabulary of our own.
 * Pure apart from its caches; messages name the place and the rule and never repeat the value.
 *
 * Bounds: a pattern that may backtrack without end gets a limited time and then fails with a `PipelineError`, so a
 * judgement always comes back; a schema nested beyond reason, or one that does not compile, is a `PipelineError` too.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import { messageOf, PipelineError } from '../errors.ts'
import { isObject, type JsonObject } from '../json.ts'
import type { JsonSchema } from '../operations.ts'
import { escapeStep } from '../pointer.ts'
import { createAjv } from './ajv-setup.ts'
import { placeWords, ruleWords } from './fault-words.ts'
import { createCopies, type SchemaCopies } from './schema-copies.ts'

/** One place of a value that breaks one rule. */
export interface SchemaFault {
  /** JSON pointer of the place within the value; for a missing or surplus property, of that property. */
  pointer: string
  /** The JSON Schema keyword that is broken. */
  keyword: string
  /** JSON pointer of the schema object that holds the keyword; see `Violation.schemaPointer`. */
  schemaPointer: string
  /** One sentence: the place and the rule, never the value. */
  message: string
}

/** Judges values against schemas whose `#/…` references point into one root document. */
export interface Judge {
  /** Every fault of a value; of alternatives, only the faults of the one it comes nearest to. */
  faults(schema: JsonSchema, value: unknown): SchemaFault[]
  /** Whether the value conforms. */
  accepts(schema: JsonSchema, value: unknown): boolean
}

const judges = new WeakMap<object, Judge>()

/** The judge of a root document; asked twice, the same one. The root and its schemas must not change afterwards. */
export function createJudge(root: object): Judge {
  const known = judges.get(root)
  if (known) return known
  const judge = makeJudge(root)
  judges.set(root, judge)
  return judge
}

/** Sets a judge up for one root. */
function makeJudge(root: object): Judge {
  const ajv = createAjv()
  const copies = createCopies(root, (name, copy) => ajv.addSchema(copy, name))
  const compiled = new WeakMap<object, ValidateFunction>()
  const compile = (key: object, copyOf: () => JsonObject): ValidateFunction => {
    const known = compiled.get(key)
    if (known) return known
    const validate = compileOnce(ajv, copyOf())
    compiled.set(key, validate)
    return validate
  }
  const whole = { true: {}, false: {} }
  const validatorOf = (schema: JsonSchema): ValidateFunction =>
    compile(typeof schema === 'boolean' ? whole[`${schema}`] : schema, () => copies.copy(schema))
  const reader: Reader = { copies, validatorOfCopy: (copy) => compile(copy, () => copy) }
  return {
    accepts(schema, value) {
      const validate = validatorOf(schema)
      return unlessTooDeep(() => validate(value) === true, false)
    },
    faults(schema, value) {
      const validate = validatorOf(schema)
      const read = (): SchemaFault[] =>
        validate(value) ? [] : withoutEchoes(readFaults(reader, [...(validate.errors ?? [])]))
      return unlessTooDeep(read, [TOO_DEEP])
    },
  }
}

/** The fault of a value that a recursive schema cannot be followed down into. */
const TOO_DEEP: SchemaFault = {
  pointer: '',
  keyword: 'depth',
  schemaPointer: '~',
  message: 'The value is nested too deep to be judged.',
}

/** Runs a judgement; a value that exhausts the stack has a verdict too. */
function unlessTooDeep<Verdict>(judge: () => Verdict, verdict: Verdict): Verdict {
  try {
    return judge()
  } catch (thrown) {
    if (thrown instanceof RangeError) return verdict
    throw thrown
  }
}

/** Compiles one copy; what Ajv throws becomes one coded error. */
function compileOnce(ajv: Ajv2020, copy: JsonObject): ValidateFunction {
  try {
    const validate = ajv.compile(copy)
    // Ajv would otherwise keep every schema it ever saw.
    ajv.removeSchema(copy)
    return validate
  } catch (cause) {
    if (cause instanceof PipelineError) throw cause
    throw new PipelineError('SPEC', `A schema does not compile: ${messageOf(cause)}.`, undefined, { cause })
  }
}

/** What reading Ajv's errors needs. */
interface Reader {
  copies: SchemaCopies
  validatorOfCopy(copy: JsonObject): ValidateFunction
}

/**
 * Turns Ajv's flat list into faults. The errors of alternatives stand right before the error of `anyOf` or `oneOf`;
 * running each alternative alone tells how many they are and which one the value comes nearest to.
 */
function readFaults(reader: Reader, errors: ErrorObject[]): SchemaFault[] {
  const faults: SchemaFault[] = []
  for (let error = errors.pop(); error; error = errors.pop()) {
    const inner = innerErrors(reader, error)
    errors.length = Math.max(0, errors.length - inner.reduce((sum, list) => sum + list.length, 0))
    if (error.keyword === 'if') continue
    const nearest = WHOLLY.includes(error.keyword) ? undefined : nearestBranch(reader, inner)
    if (nearest) faults.unshift(...nearest.map((fault) => moved(error, fault)))
    else faults.unshift(faultOf(reader, error))
  }
  return faults
}

/** Keywords that are told as such, and not by what is wrong with an item or a name. */
const WHOLLY = ['contains', 'propertyNames']

/** Drops "surplus" properties and items that only count as such because what they hold is faulty. */
function withoutEchoes(faults: SchemaFault[]): SchemaFault[] {
  const real = faults.filter(({ keyword }) => !keyword.startsWith('unevaluated'))
  const caused = (echo: SchemaFault): boolean =>
    real.some(({ pointer }) => pointer === echo.pointer || pointer.startsWith(`${echo.pointer}/`))
  return faults.filter((fault) => real.includes(fault) || !caused(fault))
}

/** The errors that Ajv listed before an error because of it, by alternative. */
function innerErrors(reader: Reader, error: ErrorObject): ErrorObject[][] {
  const parent: unknown = error.parentSchema
  if (!isObject(parent)) return []
  const run = (copy: unknown, value: unknown): ErrorObject[] => {
    if (!isObject(copy)) return []
    const validate = reader.validatorOfCopy(copy)
    return validate(value) ? [] : [...(validate.errors ?? [])]
  }
  if (error.keyword === 'contains' && Array.isArray(error.data)) {
    return error.data.map((item) => run(parent.contains, item))
  }
  if (error.keyword === 'propertyNames') return [run(parent.propertyNames, error.params.propertyName)]
  const branches = error.keyword === 'anyOf' || error.keyword === 'oneOf' ? parent[error.keyword] : undefined
  if (!Array.isArray(branches)) return []
  const passing: unknown = error.params.passingSchemas
  // With two that pass, Ajv has not looked at those after the second.
  const seen = Array.isArray(passing) ? branches.slice(0, Number(passing[1]) + 1) : branches
  return seen.map((copy) => run(copy, error.data))
}

/** The faults of the alternative a value comes nearest to; `undefined` when none is near or more than one fits. */
function nearestBranch(reader: Reader, inner: ErrorObject[][]): SchemaFault[] | undefined {
  if (inner.length === 0 || inner.some((list) => list.length === 0)) return undefined
  let best: { faults: SchemaFault[]; cost: number } | undefined
  for (const list of inner) {
    const faults = readFaults(reader, list)
    const cost = faults.reduce((sum, fault) => sum + faultCost(fault), 0)
    if (!best || cost < best.cost) best = { faults, cost }
  }
  return best && best.cost < FAR ? best.faults : undefined
}

const FAR = 1_000_000

/** How much a fault speaks against an alternative: the wrong kind of value most, a wrong tag next. */
function faultCost(fault: SchemaFault): number {
  const depth = fault.pointer.split('/').length - 1
  if (depth === 0 && (fault.keyword === 'type' || fault.keyword === 'false schema')) return FAR
  if (depth <= 1 && (fault.keyword === 'const' || fault.keyword === 'enum')) return 1000
  if (depth <= 1 && fault.keyword === 'type') return 100
  // Other properties than the ones that are there speak against an alternative more than a wrong value does.
  const isOther = fault.keyword === 'required' || fault.keyword === 'additionalProperties'
  return (isOther ? 15 : 10) * (depth <= 1 ? 2 : 1)
}

/** Moves a fault of an alternative to where the alternative stands. */
function moved(error: ErrorObject, fault: SchemaFault): SchemaFault {
  const pointer = error.instancePath + fault.pointer
  return { ...fault, pointer, message: fault.message.replace(placeWords(fault.pointer), () => placeWords(pointer)) }
}

/** One fault. */
function faultOf(reader: Reader, error: ErrorObject): SchemaFault {
  const origin = reader.copies.origin(Object(error.parentSchema))
  const keyword = origin?.schema === false ? 'false schema' : error.keyword
  const pointer = error.instancePath + propertyOf(error)
  const message = `${placeWords(pointer)} ${ruleWords({ ...error, keyword })}.`
  return { pointer, keyword, schemaPointer: origin?.pointer ?? '~', message }
}

/** The property a fault is about, as a pointer step, when it is not the place itself. */
function propertyOf(error: ErrorObject): string {
  const { missingProperty, additionalProperty, unevaluatedProperty, propertyName } = error.params
  const name: unknown = missingProperty ?? additionalProperty ?? unevaluatedProperty ?? propertyName
  return typeof name === 'string' ? `/${escapeStep(name)}` : ''
}
