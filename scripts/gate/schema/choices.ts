/**
 * Compares the alternatives of two schemas, in whatever order they stand: what is the same, then what has one name, then
 * what is of one type.
 * Pure.
 */
import { sameJson } from '../../lib/json.ts'
import type { Located } from '../../lib/sampling/schema-view.ts'
import type { Normal } from './form.ts'
import type { Forms, Go, Note } from './pair.ts'

/** Compares the alternatives of two schemas. */
export function compareChoices(forms: Forms, base: Normal, head: Normal, note: Note, go: Go): void {
  for (let index = 0; index < Math.max(base.choices.length, head.choices.length); index++) {
    const [one, other] = [base.choices[index], head.choices[index]]
    if (!one || !other) {
      note('alternatives', one ? 'wider' : 'narrower', '')
      continue
    }
    const { matched, gone, come } = match(forms, one.branches, other.branches)
    for (const [from, to] of matched) go('', from, to)
    for (const branch of gone)
      note('alternative', 'narrower', '', { pointers: { base: branch.pointer }, before: nameOf(branch) })
    for (const branch of come)
      note('alternative', 'wider', '', { pointers: { head: branch.pointer }, after: nameOf(branch) })
    if (one.keyword !== other.keyword)
      note('choice', one.keyword === 'oneOf' ? 'wider' : 'narrower', '', {
        before: one.keyword,
        after: other.keyword,
      })
  }
}

/** Branches that are the same, then those of one name, then those that differ in place only by what they say. */
function match(
  forms: Forms,
  base: readonly Located[],
  head: readonly Located[],
): { matched: [Located, Located][]; gone: Located[]; come: Located[] } {
  const matched: [Located, Located][] = []
  let gone = [...base]
  let come = [...head]
  const pairUp = (alike: (one: Located, other: Located) => boolean) => {
    for (const one of [...gone]) {
      const other = come.find((candidate) => alike(one, candidate))
      if (!other) continue
      matched.push([one, other])
      gone = gone.filter((branch) => branch !== one)
      come = come.filter((branch) => branch !== other)
    }
  }
  pairUp((one, other) => nameOf(one) !== '' && nameOf(one) === nameOf(other))
  pairUp((one, other) => sameJson(one.schema, other.schema))
  pairUp((one, other) => sameTypes(forms.base(one), forms.head(other)) && base.length === head.length)
  return { matched, gone, come }
}

/** What a branch is called: the component it refers to, its title, or the one value that tells it from others. */
function nameOf({ schema }: Located): string {
  if (typeof schema === 'boolean') return ''
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? ''
  return typeof schema.title === 'string' ? schema.title : ''
}

function sameTypes(one: Normal, other: Normal): boolean {
  return [...one.types].join() === [...other.types].join()
}
