/**
 * Writes the defaults that the pages state in prose (`x-constraints`) into the schemas that lack one.
 * A default of something that is required, or one that its own schema refuses, is a contradiction of the pages: it
 * becomes an open gap, never a silent choice.
 */

import { sameGap } from '../compile/closing.ts'
import type { Draft } from '../compile/draft.ts'
import { instanceJudge } from '../compile/instances.ts'
import {
  constraintsOf,
  type DraftOperation,
  findParameter,
  findProperty,
  operationsOf,
  type Subject,
} from '../compile/operations.ts'
import type { Constraint } from '../lib/constraints.ts'
import { isObject, type Json } from '../lib/json.ts'
import { follow } from '../lib/pointer.ts'
import { type Gap, nearest } from '../lib/provenance.ts'
import type { Step } from './step.ts'

/** A default that a constraint states. */
interface Stated {
  subject: Subject
  /** Name of the parameter or property, for messages. */
  name: string
  value: Json
  /** JSON pointer of the statement. */
  pointer: string
}

/** Binds the defaults. */
export const bindDefaults: Step = {
  id: 'bind-defaults',
  title: 'Every default that the pages state stands in the schema of its optional field',
  run(document) {
    const spec = structuredClone(document.spec)
    const nodes = { ...document.provenance.nodes }
    const gaps = [...document.gaps]
    const complain = instanceJudge(document.spec)
    for (const stated of operationsOf(spec).flatMap((operation) => defaultsOf(document, operation))) {
      const { subject, value, pointer } = stated
      const schema = follow(spec, subject.schema)
      if (!isObject(schema) || schema.default !== undefined) continue
      const objection = contradiction(stated, complain(subject.schema, value))
      if (objection !== undefined) {
        const gap = gapAt(document, stated, objection)
        if (!gaps.some((known) => sameGap(known, gap))) gaps.push(gap)
        continue
      }
      if (!subject.inline) continue
      schema.default = value
      const origin = nearest(nodes, pointer)
      if (origin !== undefined) nodes[`${subject.schema}/default`] = origin
    }
    return { ...document, spec, gaps, provenance: { ...document.provenance, nodes } }
  },
}

/** Every default that the constraints of an operation state. */
function defaultsOf(document: Draft, operation: DraftOperation): Stated[] {
  return constraintsOf(operation).flatMap(({ constraint, index }) => {
    const pointer = `${operation.pointer}/x-constraints/${index}`
    const stated = (name: string, value: Json | undefined, member: string): Stated[] =>
      value === undefined
        ? []
        : subjectsOf(document, operation, constraint.in, name).map((subject) => ({
            ...{ subject, name: name.replace(/^\//, ''), value, pointer: `${pointer}/${member}` },
          }))
    return statements(constraint).flatMap(([name, value, member]) => stated(name, value, member))
  })
}

/** What a constraint says about defaults: whose, which, and in which member. */
function statements(constraint: Constraint): [name: string, value: Json | undefined, member: string][] {
  if (constraint.kind === 'default') return [[constraint.param, constraint.value, 'value']]
  if (constraint.kind !== 'multipleOf') return []
  return [
    [constraint.param, constraint.default, 'default'],
    [constraint.of, constraint.defaultOf, 'defaultOf'],
  ]
}

/** What a constraint speaks of. */
function subjectsOf(document: Draft, operation: DraftOperation, location: string, name: string): Subject[] {
  if (location === 'body') return findProperty(document.spec, operation, name)
  const parameter = findParameter(document.spec, operation, location, name)
  return parameter === undefined ? [] : [parameter]
}

/** Why a default cannot stand, as a sentence. */
function contradiction({ subject, name, value }: Stated, complaint: string | undefined): string | undefined {
  const shown = JSON.stringify(value)
  if (subject.required) return `\`${name}\` is required and yet has the default ${shown}, which then never applies.`
  return complaint && `The default ${shown} of \`${name}\` is not valid: ${complaint}`
}

/** The contradiction as a gap, at the line of the statement. */
function gapAt({ provenance }: Draft, { subject, pointer }: Stated, message: string): Gap {
  const [, page = '', line = '1'] = /^(.+?):(\d+)/.exec(nearest(provenance.nodes, pointer) ?? '') ?? []
  return { pointer: subject.schema, kind: 'contradiction', message, page, line: Number(line), state: 'open' }
}
