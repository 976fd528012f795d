/**
 * Compares the properties of two schemas by name: those that went, those that came, and on to those that both have.
 * Pure.
 */
import { joinPointer } from '../../lib/pointer.ts'
import type { Position } from '../change.ts'
import { ANYTHING, type Normal } from './form.ts'
import type { Forms, Go, Note } from './pair.ts'

/** Compares the properties of two schemas. */
export function compareProperties(forms: Forms, base: Normal, head: Normal, note: Note, go: Go): void {
  for (const [name, located] of base.properties) {
    const other = head.properties.get(name)
    const path = joinPointer('', name)
    const was = forms.base(located)
    if (other) {
      const is = forms.head(other)
      go(path, located, other, absence(was) === absence(is) ? absence(was) : undefined)
      continue
    }
    const deprecated = was.plain.deprecated === true
    const more = {
      absentFrom: absence(was),
      pointers: { base: located.pointer },
      ...(deprecated ? { deprecated } : {}),
    }
    note('property', 'narrower', path, { rule: 'property-removed', effect: 'different', ...more })
  }
  for (const [name, located] of head.properties) {
    if (base.properties.has(name)) continue
    const is = forms.head(located)
    const needed = head.required.includes(name)
    // A reader who was told that there is nothing else may refuse what is new.
    const effect =
      needed && !base.required.includes(name) ? 'narrower' : base.additional.schema === false ? 'wider' : 'none'
    const rule = needed ? 'required-property-added' : 'property-added'
    note('property', effect, joinPointer('', name), {
      rule,
      absentFrom: absence(is),
      pointers: { head: located.pointer },
    })
  }
  for (const name of new Set([...base.patternProperties.keys(), ...head.patternProperties.keys()])) {
    go(`/{${name}}`, base.patternProperties.get(name) ?? ANYTHING, head.patternProperties.get(name) ?? ANYTHING)
  }
}

/** The side a property is no part of. */
function absence({ plain }: Normal): Position | undefined {
  if (plain.readOnly === true) return 'request'
  return plain.writeOnly === true ? 'response' : undefined
}
