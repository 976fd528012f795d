/**
 * For GitHub Actions: workflow commands that become annotations.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import type { Change } from '../change.ts'
import { type Finder, finderOf } from '../positions.ts'
import { tableSource } from '../schema/discriminator.ts'
import { counts } from '../verdict.ts'
import { type Format, factSentence, factsOf, titleOf } from './format.ts'

/** The value of a command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** The value of a property of a command. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** Where a change is written: in the head, or in the base when it is gone from there. */
function positionOf({ pointers }: Change, find: { base: Finder; head: Finder }): string {
  const isGone = pointers.head === undefined && pointers.base !== undefined
  const { file, line, column } = isGone
    ? find.base(tableSource(pointers.base ?? ''))
    : find.head(tableSource(pointers.head ?? ''))
  return `file=${property(file)},line=${line},col=${column}`
}

export default {
  id: 'github',
  show({ changes, faults, leftOut }, { base, head }) {
    const find = { base: finderOf(base.text), head: finderOf(head.text) }
    const told = changes.filter(({ level }) => level !== 'compatible')
    const lines = told.map((change) => {
      const command = counts(change) ? 'error' : 'warning'
      const text = factsOf(change)
        .map(([name, words]) => factSentence(name, words))
        .join('\n')
      const title = `${titleOf(change)} [${change.fingerprint}]`
      return `::${command} ${positionOf(change, find)},title=${property(title)}::${data(text)}`
    })
    const all = [
      ...lines,
      ...faults.map((fault) => `::error title=Gate::${data(fault)}`),
      ...leftOut.map((sentence) => `::notice title=Gate::${data(sentence)}`),
    ]
    return all.length === 0 ? '' : `${all.join('\n')}\n`
  },
} satisfies Format
