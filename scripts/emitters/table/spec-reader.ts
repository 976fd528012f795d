/**
 * Reading a spec part by part: each part with the pointer where it is written, references followed.
 * Pure.
 */
import { PipelineError } from '../../lib/errors.ts'
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { LoadedSpec } from '../../lib/load-spec.ts'
import { joinPointer, refPointer, type Step } from '../../lib/pointer.ts'
import { resolveChain } from '../../lib/spec/references.ts'

/** A part of a spec and where it is written. */
export interface Part {
  value: JsonObject
  pointer: string
}

/** A child of a part; references followed; `undefined` when there is none or it is no object. */
export function child(spec: LoadedSpec, part: Part, ...steps: Step[]): Part | undefined {
  let value: Json | undefined = part.value
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as JsonObject)[step]
  }
  return isObject(value) ? resolved(spec, { value, pointer: joinPointer(part.pointer, ...steps) }) : undefined
}

/** A part, or what it refers to. */
export function resolved(spec: LoadedSpec, part: Part): Part {
  const { $ref } = part.value
  if (typeof $ref !== 'string') return part
  const pointer = refPointer($ref)
  const end = pointer === undefined ? undefined : resolveChain(spec.document, pointer)
  if (end && isObject(end.value)) return { value: end.value, pointer: end.pointer }
  throw new PipelineError('SPEC', `The reference "${$ref}" leads to no object.`, {
    file: spec.file,
    pointer: part.pointer,
  })
}

/** The members of a map of a part, by name; references followed. */
export function members(spec: LoadedSpec, part: Part, name: string): [string, Part][] {
  const map = part.value[name]
  if (!isObject(map)) return []
  return Object.keys(map).flatMap((key) => {
    const member = child(spec, part, name, key)
    return member ? [[key, member] as [string, Part]] : []
  })
}

/** A member that is text, as the object that holds it and nothing otherwise. */
export function textMember<Name extends string>(value: JsonObject, name: Name): { [key in Name]?: string } {
  const text = value[name]
  return typeof text === 'string' ? ({ [name]: text } as { [key in Name]: string }) : {}
}
