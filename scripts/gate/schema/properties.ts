/**
 * Compares the properties of two schemas: by name those that went, those that came, and on to those that both have; then
 * those by pattern, what others must satisfy, their names, and what they ask for.
 * Pure.
 */
import { joinPointer } from '../../lib/pointer.ts'
import type { Located } from '../../lib/sampling/schema-view.ts'
import type { Position } from '../change.ts'
import { relationOf } from '../patterns/relation.ts'
import { ANYTHING, type Normal } from './form.ts'
import type { Forms, Go, Note } from './pair.ts'

/** Compares the properties of two schemas. */
export function compareProperties(forms: Forms, base: Normal, head: Normal, note: Note, go: Go): void {
  for (const [name, located] of base.properties) {
    const other = head.properties.get(name)
    if (other && isRoom(other) >= isRoom(located)) compareProperty(forms, name, located, other, note, go)
    else if (isRoom(located)) removed(forms, name, located, note)
  }
  for (const [name, located] of head.properties) {
    const was = base.properties.get(name)
    if (isRoom(located) && !(was && isRoom(was))) added(forms, name, located, { base, head }, note, go)
  }
  for (const [pattern, one, other] of patternPairs(base, head)) go(`/{${pattern}}`, one, other)
  const [was, is] = [base.additional, head.additional]
  if (was.schema === false && is.schema !== false) note('additional-properties', 'wider', '/…', pointersOf(was, is))
  else if (is.schema === false && was.schema !== false)
    note('additional-properties', 'narrower', '/…', pointersOf(was, is))
  else if (!isOpen(was) || !isOpen(is)) go('/…', was, is)
  if (base.names !== head.names) go('/{name}', base.names, head.names)
  for (const name of new Set([...base.dependents.keys(), ...head.dependents.keys()])) {
    go(`/{if ${name}}`, base.dependents.get(name) ?? ANYTHING, head.dependents.get(name) ?? ANYTHING)
  }
}

/** Whether anything fits, as a number: what nothing fits is as good as not there. */
function isRoom({ schema }: Located): number {
  return schema === false ? 0 : 1
}

/** Where two schemas stand. */
function pointersOf(base: Located, head: Located) {
  return {
    pointers: {
      ...(base.pointer === '' ? {} : { base: base.pointer }),
      ...(head.pointer === '' ? {} : { head: head.pointer }),
    },
  }
}

function compareProperty(forms: Forms, name: string, base: Located, head: Located, note: Note, go: Go): void {
  const path = joinPointer('', name)
  const [was, is] = [absence(forms.base(base)), absence(forms.head(head))]
  if (is !== undefined && is !== was) {
    const rule = is === 'request' ? 'property-became-read-only' : 'property-became-write-only'
    const present = is === 'request' ? 'response' : 'request'
    const pointers = { base: base.pointer, head: head.pointer }
    note('property', 'different', path, { rule, pointers, absentFrom: present })
  }
  if (was !== undefined && is === undefined) {
    const rule = was === 'request' ? 'property-became-writable' : 'property-became-readable'
    const pointers = { base: base.pointer, head: head.pointer }
    note('property', 'none', path, { rule, pointers, absentFrom: was === 'request' ? 'response' : 'request' })
  }
  go(path, base, head, is ?? was)
}

function removed(forms: Forms, name: string, located: Located, note: Note): void {
  const was = forms.base(located)
  note('property', 'different', joinPointer('', name), {
    rule: 'property-removed',
    absentFrom: absence(was),
    pointers: { base: located.pointer },
    ...(was.plain.deprecated === true ? { deprecated: true } : {}),
  })
}

function added(
  forms: Forms,
  name: string,
  located: Located,
  { base, head }: { base: Normal; head: Normal },
  note: Note,
  go: Go,
): void {
  const needed = head.required.includes(name)
  const path = joinPointer('', name)
  const absentFrom = absence(forms.head(located))
  // A reader who was told that there is nothing else may refuse what is new.
  const effect =
    needed && !base.required.includes(name) ? 'narrower' : base.additional.schema === false ? 'wider' : 'none'
  const rule = needed ? 'required-property-added' : 'property-added'
  note('property', effect, path, { rule, absentFrom, pointers: { head: located.pointer } })
  // What was there under this name already: it had to be, or others were described.
  const known = base.required.includes(name) || (!isOpen(base.additional) && base.additional.schema !== false)
  if (known) go(path, base.additional, located, absentFrom)
}

/** Properties by pattern; a pattern that only one side has stands against what it says of other names. */
function patternPairs(base: Normal, head: Normal): [string, Located, Located][] {
  const rest = new Map(head.patternProperties)
  const pairs = [...base.patternProperties].map(([pattern, one]): [string, Located, Located] => {
    const twin = rest.has(pattern) ? pattern : [...rest.keys()].find((other) => sameTexts(pattern, other))
    const other = twin === undefined ? undefined : rest.get(twin)
    if (twin !== undefined) rest.delete(twin)
    return [pattern, one, other ?? head.additional]
  })
  return [
    ...pairs,
    ...[...rest].map(([pattern, other]): [string, Located, Located] => [pattern, base.additional, other]),
  ]
}

/** Whether two patterns match the same texts. */
function sameTexts(one: string, other: string): boolean {
  const relation = relationOf([one], [other])
  return relation !== undefined && relation.gone === undefined && relation.come === undefined
}

/** The side a property is no part of. */
function absence({ plain }: Normal): Position | undefined {
  if (plain.readOnly === true) return 'request'
  return plain.writeOnly === true ? 'response' : undefined
}

function isOpen({ schema }: Located): boolean {
  return schema === true || (typeof schema === 'object' && Object.keys(schema).length === 0)
}
