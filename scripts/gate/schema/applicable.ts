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
    held: texts ? form.held : ANYTHING,
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

/** Formats that say how a text holds something else, as OpenAPI 3.0 writes it, and as 3.1 does. */
const HOLDING: Readonly<Record<string, Record<string, Json>>> = {
  byte: { contentEncoding: 'base64' },
  binary: { contentMediaType: 'application/octet-stream' },
}

/** How a text holds something else. */
export function contentOf(parts: readonly Part[]): Record<string, Json> {
  return Object.assign({}, ...parts.map(({ schema }) => HOLDING[String(schema.format)] ?? {}))
}

/** Whether a format says something about values; others say how they are shown, or what texts hold. */
export function isChecked(format: string): boolean {
  return format !== 'password' && !Object.hasOwn(HOLDING, format)
}
