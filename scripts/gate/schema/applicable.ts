/**
 * What a schema says about types that it does not allow says nothing: it is left out of its form.
 * Pure.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#name-applicability-to-a-limited
 */
import type { Json } from '../../lib/json.ts'
import type { Part } from '../../lib/sampling/schema-view.ts'
import { ANYTHING, type Normal } from './form.ts'
import type { TypeName } from './types.ts'

/** The type that each plain keyword is about; what is not named is about any. */
const ABOUT: Readonly<Record<string, TypeName>> = {
  maximum: 'integer',
  exclusiveMaximum: 'integer',
  minimum: 'integer',
  exclusiveMinimum: 'integer',
  multipleOf: 'integer',
  maxLength: 'string',
  minLength: 'string',
  contentEncoding: 'string',
  contentMediaType: 'string',
  maxItems: 'array',
  minItems: 'array',
  uniqueItems: 'array',
  maxContains: 'array',
  minContains: 'array',
  maxProperties: 'object',
  minProperties: 'object',
}

/** Formats that only texts can have. */
const OF_TEXTS =
  /^(date|date-time|time|duration|(idn-)?email|(idn-)?hostname|ipv[46]|(uri|iri)(-reference)?|uri-template|uuid|(relative-)?json-pointer|regex|binary|password)$/

/** The form without what says nothing about its types. */
export function applicable(form: Normal): Normal {
  const { types } = form
  const plain = Object.entries(form.plain).filter(([name]) => {
    const about = ABOUT[name]
    return about === undefined || types.has(about)
  })
  const [texts, objects, lists] = [types.has('string'), types.has('object'), types.has('array')]
  return {
    ...form,
    plain: Object.fromEntries(plain),
    patterns: texts ? form.patterns : [],
    formats: texts ? form.formats : form.formats.filter((format) => !OF_TEXTS.test(format)),
    ...(objects
      ? {}
      : {
          required: [],
          properties: new Map(),
          patternProperties: new Map(),
          additional: ANYTHING,
          names: ANYTHING,
          dependents: new Map(),
        }),
    ...(lists ? {} : { items: ANYTHING, prefixItems: [], contains: [] }),
  }
}

/** How a text holds something else; `byte` is how OpenAPI 3.0 writes base64. */
export function contentOf(parts: readonly Part[]): Record<string, Json> {
  return parts.some(({ schema }) => schema.format === 'byte') ? { contentEncoding: 'base64' } : {}
}
