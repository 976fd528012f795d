/**
 * Compares the parameters of an operation: by place and name, in a path by position.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#parameter-object
 */
import { isObject, type Json, sameJson } from '../lib/json.ts'
import type { Operation, Parameter } from '../lib/operations.ts'
import { follow } from '../lib/pointer.ts'
import type { Use } from './change.ts'
import type { Findings } from './findings.ts'
import { announced, type Both, type Revisions } from './operations.ts'

/** Compares the parameters of one operation. */
export function compareParameters(findings: Findings, revisions: Revisions, { base, head, caller, name }: Both): void {
  const heads = new Map(head.parameters.map((parameter) => [keyOf(head, parameter), parameter]))
  const bases = new Map(base.parameters.map((parameter) => [keyOf(base, parameter), parameter]))
  const use = (parameter: Parameter): Use => ({
    operation: name,
    position: 'request',
    from: caller,
    place: `${parameter.in} parameter \`${parameter.name}\``,
  })
  for (const [key, was] of bases) {
    const is = heads.get(key)
    if (is) compareParameter(findings, revisions, was, is, use(is))
    else findings.note('parameter-removed', 'different', use(was), { base: was.pointer }, { before: was.name })
  }
  for (const [key, is] of heads) {
    if (bases.has(key)) continue
    const rule = is.required ? 'required-parameter-added' : 'parameter-added'
    findings.note(rule, is.required ? 'narrower' : 'none', use(is), { head: is.pointer }, { after: is.name })
  }
}

function compareParameter(findings: Findings, revisions: Revisions, was: Parameter, is: Parameter, use: Use): void {
  const pointers = { base: was.pointer, head: is.pointer }
  if (was.required !== is.required) {
    const rule = is.required ? 'parameter-became-required' : 'parameter-became-optional'
    findings.note(rule, is.required ? 'narrower' : 'wider', use, pointers)
  }
  const [before, after] = [formOf(was), formOf(is)]
  if (!sameJson(before, after)) {
    findings.note('parameter-serialisation-changed', 'different', use, pointers, { before, after })
  }
  const flag = (side: 'base' | 'head', member: string): boolean => {
    const written = follow(revisions[side].document, side === 'base' ? was.pointer : is.pointer)
    return isObject(written) && written[member] === true
  }
  for (const [member, what] of is.in === 'query' ? FLAGS : []) {
    const gone = flag('base', member)
    if (gone === flag('head', member)) continue
    findings.note(`${what}-${gone ? 'refused' : 'allowed'}`, gone ? 'narrower' : 'wider', use, pointers)
  }
  announced(findings, revisions, pointers, 'parameter', use)
  findings.schemas(
    { schema: was.schema, pointer: `${was.pointer}/schema` },
    { schema: is.schema, pointer: `${is.pointer}/schema` },
    use,
  )
}

/** Flags of parameters in queries, and what they let through. */
const FLAGS = [
  ['allowEmptyValue', 'empty-value'],
  ['allowReserved', 'reserved-characters'],
] as const

/** How a parameter is written on the wire; `explode` where it makes a difference. */
function formOf({ style, explode, contentType, schema }: Parameter): Json {
  return {
    style,
    ...(matters(schema) ? { explode } : {}),
    ...(contentType === undefined ? {} : { contentType }),
  }
}

/** Whether `explode` makes a difference: not to values that are neither lists nor objects. */
function matters(schema: Parameter['schema']): boolean {
  if (typeof schema === 'boolean') return schema
  const types = [schema.type ?? []].flat()
  return types.length === 0 || types.some((type) => type === 'array' || type === 'object')
}

/** A parameter by place and name; in a path, by its position. */
function keyOf({ path }: Operation, { in: place, name }: Parameter): string {
  if (place !== 'path') return `${place} ${place === 'header' ? name.toLowerCase() : name}`
  const position = [...path.matchAll(/\{([^{}]*)\}/g)].findIndex(([, variable]) => variable === name)
  return `path ${position >= 0 ? position : name}`
}
