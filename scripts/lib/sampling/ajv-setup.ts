/**
 * Ajv as the judge wants it: JSON Schema 2020-12, every error, own properties only, patterns that always come back,
 * and comparisons that no member name can trip up.
 * Pure; Ajv itself is loaded when the first is made, so that whoever has generated functions does without it.
 *
 * @see https://ajv.js.org/options.html
 */
import { createRequire } from 'node:module'
import type { Ajv2020, AnySchemaObject, Options } from 'ajv/dist/2020.js'
import { PipelineError } from '../errors.ts'
import { isObject, sameJson } from '../json.ts'
import { isCompactJwe, JWE } from './compact-jwe.ts'
import { compilePattern } from './regex.ts'

const load = createRequire(import.meta.url)

/** A new Ajv without schemas; `options` take the place of the judge's. */
export function createAjv(options: Options = {}): Ajv2020 {
  const { Ajv2020 }: typeof import('ajv/dist/2020.js') = load('ajv/dist/2020.js')
  const addFormats: typeof import('ajv-formats') = load('ajv-formats')
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    validateSchema: false,
    addUsedSchema: false,
    // `{"constructor": …}` in a value is a property; `constructor` that every object inherits is none.
    ownProperties: true,
    logger: false,
    // 19.99 is a multiple of 0.01, whatever binary fractions say.
    multipleOfPrecision: 9,
    // Compiled like this, a large schema is ready in half the time; validating is no slower.
    inlineRefs: false,
    ...options,
    code: { optimize: false, regExp: Object.assign(patternEngine, { code: 'patternEngine' }), ...options.code },
  })
  addFormats.default(ajv)
  ajv.addFormat(JWE, isCompactJwe)
  return withSafeComparisons(ajv)
}

/** What Ajv asks for a pattern; `u` first, lenient when that fails. */
function patternEngine(pattern: string): RegExp {
  const tester = compilePattern(pattern)
  if (!tester) throw new PipelineError('SPEC', `The pattern ${JSON.stringify(pattern)} is not a regular expression.`)
  // Ajv calls `test`, and `toString` to tell patterns apart; nothing else.
  return tester as unknown as RegExp
}

/** Replaces the keywords that compare values: Ajv's own comparison throws on members named `valueOf` or `toString`. */
function withSafeComparisons(ajv: Ajv2020): Ajv2020 {
  const replace = (keyword: string, validate: (schema: unknown, data: unknown) => boolean): void => {
    ajv.removeKeyword(keyword)
    ajv.addKeyword({
      keyword,
      validate: (schema: unknown, data: unknown, _: AnySchemaObject | undefined) => validate(schema, data),
    })
  }
  replace('const', sameJson)
  replace('enum', (values, data) => !Array.isArray(values) || values.some((value) => sameJson(value, data)))
  replace('uniqueItems', (wanted, data) => wanted !== true || !Array.isArray(data) || areDistinct(data))
  return ajv
}

/** Whether no two items are the same. */
function areDistinct(items: readonly unknown[]): boolean {
  return new Set(items.map(canonical)).size === items.length
}

/** A text that is the same for the same JSON value, whatever the order of members. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObject(value)) return String(JSON.stringify(value))
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}
