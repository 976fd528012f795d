/**
 * Rules that descriptions state in regular wording → `x-constraints` of their operation.
 * Adds to the document in place; what only a person can read is left to a fact.
 */
import type { Constraint, DefaultConstraint, MultipleOfConstraint } from '../lib/constraints.ts'
import type { Json } from '../lib/json.ts'
import { joinPointer } from '../lib/pointer.ts'
import { items, type Located, list, located, member, type Origin, plain, textOf } from './located.ts'
import { type LocatedOperation, operationsOf } from './operations.ts'
import type { FoundGap } from './page.ts'
import { type DefaultRule, findOwnDefault, type RuleFinder, ruleFinder, sentencesOf } from './prose.ts'
import { type Subject, subjectsOf } from './subjects.ts'

/** A sentence of a description, with its place. */
interface Statement {
  text: string
  /** The sentence after it. */
  next: string
  at: Origin
  /** What the description describes; `undefined` for the operation. */
  about?: Subject
}

/** A constraint and the place of its sentence. */
interface Found {
  constraint: Constraint
  at: Origin
}

/** Writes the rules of every operation; answers with what is missing in them. */
export function addConstraints(document: Located): FoundGap[] {
  return operationsOf(document).flatMap((operation) => addTo(operation, document))
}

/** Writes the rules of one operation. */
function addTo(operation: LocatedOperation, document: Located): FoundGap[] {
  if (operation.node.value.has('x-constraints')) return []
  const subjects = subjectsOf(operation, document)
  const finder = ruleFinder(subjects.map(({ name }) => name))
  const statements = [
    ...subjects.flatMap((subject) => statementsOf(subject.description, subject)),
    ...statementsOf(member(operation.node, 'description')),
  ]
  const gaps: FoundGap[] = []
  const defaults = findDefaults(statements, subjects, finder, gaps)
  const found = uniqueIds([...defaults, ...findMultiples(statements, subjects, finder, defaults)])
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

/** The sentences of a description. */
function statementsOf(description: Located | undefined, about?: Subject): Statement[] {
  const text = textOf(description)
  if (description === undefined || text === undefined) return []
  const { at, lines } = description
  return sentencesOf(text).map((sentence, index, all) => {
    const line = lines?.[text.slice(0, sentence.offset).split('\n').length - 1]
    const next = all[index + 1]?.text ?? ''
    return { text: sentence.text, next, at: line === undefined ? at : { ...at, line }, ...(about ? { about } : {}) }
  })
}

/** The default of every subject that a sentence gives one and its schema does not. */
function findDefaults(
  statements: readonly Statement[],
  subjects: readonly Subject[],
  finder: RuleFinder,
  gaps: FoundGap[],
): { constraint: DefaultConstraint; at: Origin }[] {
  const found = new Map<Subject, { constraint: DefaultConstraint; at: Origin }>()
  for (const { text, at, about } of statements) {
    const rule = (about && findOwnDefault(text)) ?? finder.namedDefault(text)
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
  finder: RuleFinder,
  defaults: readonly { constraint: DefaultConstraint }[],
): Found[] {
  const found = new Map<string, { constraint: MultipleOfConstraint; at: Origin }>()
  for (const { text, next, at, about } of statements) {
    const rule = finder.multipleOf(text, next)
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
