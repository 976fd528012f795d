/**
 * Rules that descriptions state in regular wording → `x-constraints` of their operation.
 * Adds to the document in place; what only a person can read is left to a fact.
 */
import type { Constraint, ConstraintLocation, DefaultConstraint, MultipleOfConstraint } from '../lib/constraints.ts'
import type { Json } from '../lib/json.ts'
import { joinPointer, parentPointer } from '../lib/pointer.ts'
import { items, type Located, list, located, member, members, type Origin, plain, textOf } from './located.ts'
import { type LocatedOperation, operationsOf, resolved, resolvedAt } from './operations.ts'
import type { FoundGap } from './page.ts'
import { type DefaultRule, findMultipleOf, findNamedDefault, findOwnDefault, sentencesOf } from './prose.ts'

/** Something of an operation that a sentence can be about. */
interface Subject {
  in: ConstraintLocation
  /** Name of the parameter, or pointer of the property. */
  param: string
  /** The last word of `param`, as sentences call it. */
  name: string
  /** Where it stands in the document. */
  pointer: string
  required: boolean
  description: Located | undefined
  schema: Located | undefined
}

/** A sentence of a description, with its place. */
interface Statement {
  text: string
  at: Origin
  /** What the description describes; `undefined` for the operation. */
  about?: Subject
}

/** A constraint and the place of its sentence. */
interface Found {
  constraint: Constraint
  at: Origin
}

const LOCATIONS: readonly string[] = ['path', 'query', 'header', 'cookie'] satisfies ConstraintLocation[]
/** How deep into a body sentences are looked for. */
const MAX_BODY_DEPTH = 4

/** Writes the rules of every operation; answers with what is missing in them. */
export function addConstraints(document: Located): FoundGap[] {
  return operationsOf(document).flatMap((operation) => addTo(operation, document))
}

/** Writes the rules of one operation. */
function addTo(operation: LocatedOperation, document: Located): FoundGap[] {
  const subjects = [...parametersOf(operation, document), ...propertiesOf(operation, document)]
  const statements = [
    ...subjects.flatMap((subject) => statementsOf(subject.description, subject)),
    ...statementsOf(member(operation.node, 'description')),
  ]
  const gaps: FoundGap[] = []
  const defaults = findDefaults(statements, subjects, gaps)
  const found = uniqueIds([...defaults, ...findMultiples(statements, subjects, defaults)])
  const [first] = found
  if (!first) return gaps
  const nodes = found.map(({ constraint, at }) => located(at, constraint))
  operation.node.value.set('x-constraints', list(first.at, nodes))
  found.forEach(({ constraint, at }, index) => {
    if (constraint.kind !== 'multipleOf' || constraint.status !== undefined) return
    const pointer = joinPointer(operation.pointer, 'x-constraints', index)
    const message = 'The page does not say with which status a request that breaks the rule is refused.'
    gaps.push({ kind: 'rule-without-status', pointer, message, at })
  })
  return gaps
}

/** The parameters of an operation. */
function parametersOf({ node, item, pointer }: LocatedOperation, document: Located): Subject[] {
  const own = items(member(node, 'parameters')).map((entry, index) => ({
    entry,
    to: joinPointer(pointer, 'parameters', index),
  }))
  const shared = items(member(item, 'parameters')).map((entry, index) => ({
    entry,
    to: joinPointer(parentPointer(pointer) ?? '', 'parameters', index),
  }))
  return [...own, ...shared].flatMap(({ entry, to }) => {
    const standing = resolvedAt(document, entry, to)
    const parameter = standing?.node
    const name = textOf(member(parameter, 'name'))
    const location = textOf(member(parameter, 'in'))
    if (!standing || name === undefined || location === undefined || !LOCATIONS.includes(location)) return []
    const required = member(parameter, 'required')?.value === true
    const schema = resolved(document, member(parameter, 'schema'))
    const description = member(parameter, 'description') ?? member(schema, 'description')
    const base = { in: location as ConstraintLocation, param: name, name, pointer: standing.pointer }
    return [{ ...base, required, description, schema }]
  })
}

/** The properties of the JSON body of an operation, those of nested objects included. */
function propertiesOf({ node, pointer }: LocatedOperation, document: Located): Subject[] {
  const body = resolvedAt(document, member(node, 'requestBody'), joinPointer(pointer, 'requestBody'))
  const [media] = members(member(body?.node, 'content'))
  const found: Subject[] = []
  const visit = (entry: Located | undefined, to: string, path: string, depth: number): void => {
    const standing = resolvedAt(document, entry, to)
    if (!standing || depth > MAX_BODY_DEPTH) return
    const { node: schema, pointer: here } = standing
    items(member(schema, 'allOf')).forEach((part, index) => {
      visit(part, joinPointer(here, 'allOf', index), path, depth + 1)
    })
    const required = items(member(schema, 'required')).map(textOf)
    for (const [name, property] of members(member(schema, 'properties'))) {
      const param = joinPointer(path, name)
      const propertyAt = joinPointer(here, 'properties', name)
      const target = resolved(document, property)
      const description = member(property, 'description') ?? member(target, 'description')
      const base = { in: 'body' as const, param, name, pointer: propertyAt, required: required.includes(name) }
      found.push({ ...base, description, schema: target })
      visit(property, propertyAt, param, depth + 1)
    }
  }
  if (body && media) {
    visit(member(media[1], 'schema'), joinPointer(body.pointer, 'content', media[0], 'schema'), '', 0)
  }
  return found
}

/** The sentences of a description. */
function statementsOf(description: Located | undefined, about?: Subject): Statement[] {
  const text = textOf(description)
  if (description === undefined || text === undefined) return []
  const { at, lines } = description
  return sentencesOf(text).map((sentence) => {
    const line = lines?.[text.slice(0, sentence.offset).split('\n').length - 1]
    return { text: sentence.text, at: line === undefined ? at : { ...at, line }, ...(about ? { about } : {}) }
  })
}

/** The default of every subject that a sentence gives one and its schema does not. */
function findDefaults(
  statements: readonly Statement[],
  subjects: readonly Subject[],
  gaps: FoundGap[],
): { constraint: DefaultConstraint; at: Origin }[] {
  const names = subjects.map(({ name }) => name)
  const found = new Map<Subject, { constraint: DefaultConstraint; at: Origin }>()
  for (const { text, at, about } of statements) {
    const rule = (about && findOwnDefault(text)) ?? findNamedDefault(text, names)
    const subject = rule?.subject === undefined ? about : find(subjects, rule.subject)
    const value = rule && subject && valueFor(rule, subject)
    if (!subject || value === undefined) continue
    const stated = member(subject.schema, 'default')
    const known = stated ? plain(stated) : found.get(subject)?.constraint.value
    const contradict = (message: string) => gaps.push({ kind: 'contradiction', pointer: subject.pointer, message, at })
    if (subject.required) contradict(`The text gives \`${subject.param}\` a default, but it is required.`)
    else if (known === undefined) {
      const id = `${kebab(subject.name)}-default`
      found.set(subject, {
        constraint: { id, kind: 'default', in: subject.in, param: subject.param, value, statement: text },
        at,
      })
    } else if (known !== value) contradict(`The text gives \`${subject.param}\` two different defaults.`)
  }
  return [...found.values()]
}

/** The multiple-of rules that sentences state about two subjects of one location. */
function findMultiples(
  statements: readonly Statement[],
  subjects: readonly Subject[],
  defaults: readonly { constraint: DefaultConstraint }[],
): Found[] {
  const names = subjects.map(({ name }) => name)
  const found = new Map<string, { constraint: MultipleOfConstraint; at: Origin }>()
  for (const { text, at, about } of statements) {
    const rule = findMultipleOf(text, names)
    const candidates =
      rule?.subject === undefined ? subjects.filter((one) => one === about) : all(subjects, rule.subject)
    const pairs = candidates.flatMap((subject) =>
      all(subjects, rule?.of ?? '').flatMap((of) => (of.in === subject.in && of !== subject ? [{ subject, of }] : [])),
    )
    const [pair] = pairs
    if (!rule || !pair) continue
    const { subject, of } = pair
    const id = `${kebab(subject.name)}-multiple-of-${kebab(of.name)}`
    if (found.has(id)) continue
    const constraint: MultipleOfConstraint = {
      ...{ id, kind: 'multipleOf', in: subject.in, param: subject.param, of: of.param },
      ...numberMember('default', defaultOf(subject, defaults)),
      ...numberMember('defaultOf', defaultOf(of, defaults)),
      ...(rule.status === undefined ? {} : { status: rule.status }),
      ...(rule.errorCode === undefined ? {} : { errorCode: rule.errorCode }),
      statement: text,
    }
    found.set(id, { constraint, at })
  }
  return [...found.values()]
}

function all(subjects: readonly Subject[], name: string): Subject[] {
  const exact = subjects.filter((subject) => subject.name === name)
  return exact.length > 0 ? exact : subjects.filter((subject) => subject.name.toLowerCase() === name.toLowerCase())
}

function find(subjects: readonly Subject[], name: string): Subject | undefined {
  return all(subjects, name)[0]
}

function numberMember<Key extends string>(key: Key, value: Json | undefined): { [K in Key]?: number } {
  return typeof value === 'number' ? ({ [key]: value } as { [K in Key]: number }) : {}
}

/** The default of a subject, from its schema or from a sentence. */
function defaultOf(subject: Subject, defaults: readonly { constraint: DefaultConstraint }[]): Json | undefined {
  const stated = member(subject.schema, 'default')
  if (stated) return plain(stated)
  return defaults.find(({ constraint }) => constraint.in === subject.in && constraint.param === subject.param)
    ?.constraint.value
}

/** The value a sentence names, as one of the type of the subject; `undefined` when it cannot be one. */
function valueFor({ value, quoted }: DefaultRule, { schema }: Subject): Json | undefined {
  const type = textOf(member(schema, 'type'))
  if (type === 'integer') return /^[-+]?\d{1,15}$/.test(value) ? Number(value) : undefined
  if (type === 'number') return /^[-+]?\d{1,15}(?:\.\d{1,15})?$/.test(value) ? Number(value) : undefined
  if (type === 'boolean') return /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : undefined
  if (type !== 'string' && type !== undefined) return undefined
  const allowed = items(member(schema, 'enum')).map(textOf)
  if (allowed.length > 0) return allowed.includes(value) ? value : undefined
  // An unquoted word is a value only when it looks like a constant; "the default is decided later" names none.
  return quoted || /^(?=.*[A-Z0-9])[A-Z0-9][A-Z0-9_.:-]*$/.test(value) ? value : undefined
}

/** Gives every constraint an id of its own. */
function uniqueIds(found: readonly Found[]): Found[] {
  const taken = new Set<string>()
  return found.map(({ constraint, at }) => {
    let id = constraint.id
    for (let number = 2; taken.has(id); number += 1) id = `${constraint.id}-${number}`
    taken.add(id)
    return { constraint: { ...constraint, id }, at }
  })
}

/** A name in kebab-case. */
function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
}
