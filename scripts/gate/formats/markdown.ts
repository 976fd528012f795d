/** For a comment on a pull request: a table of what breaks, the rest folded away. */
import type { Change } from '../change.ts'
import {
  counted,
  type Format,
  factSentence,
  factsOf,
  nothingWords,
  sideWords,
  sumWords,
  titleOf,
  verdictWords,
  versionWords,
} from './format.ts'

/** Text on one line; what has a meaning in Markdown or HTML is shown as it is written. */
export function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\s+/g, ' ')
}

/** A sentence on one line, its names in backticks kept as code. */
export function markdownProse(sentence: string): string {
  const runs = sentence.split('`')
  // An odd number of backticks is not ours to read.
  if (runs.length % 2 === 0) return markdownText(sentence)
  return runs.map((run, index) => (index % 2 === 0 ? markdownText(run) : `\`${run.replace(/\s+/g, ' ')}\``)).join('')
}

function rowOf(change: Change): string {
  const { where = '', change: values = '', ...facts } = Object.fromEntries(factsOf(change))
  const why = Object.entries(facts).map(([name, words]) => ended(factSentence(name, words)))
  const cells = [titleOf(change), where, values, why.join(' ')]
  return `| ${cells.map(markdownText).join(' | ')} | \`${change.fingerprint}\` |`
}

/** Words as a sentence. */
function ended(words: string): string {
  return words.endsWith('.') ? words : `${words}.`
}

function tableOf(changes: readonly Change[]): string[] {
  const head = ['| Change | Where | Before → after | Why | Fingerprint |', '| --- | --- | --- | --- | --- |']
  return changes.length === 0 ? [] : [...head, ...changes.map(rowOf), '']
}

export default {
  id: 'markdown',
  show(verdict, revisions) {
    const { base, head, policy, changes, faults, leftOut } = verdict
    const grave = changes.filter(({ level }) => level === 'breaking')
    const rest = changes.filter(({ level }) => level !== 'breaking')
    const sides = `${markdownText(sideWords(base))} → ${markdownText(sideWords(head))}`
    const next = versionWords(verdict)
    const said = [...faults, ...leftOut]
    const lines = [
      `### ${verdictWords(verdict)}`,
      '',
      `${sides}, policy ${markdownText(policy)}: ${sumWords(changes)}.${next === undefined ? '' : ` ${next}`}`,
      '',
      ...said.map((sentence) => `- ${markdownProse(sentence)}`),
      ...(said.length > 0 ? [''] : []),
      ...(changes.length === 0 ? [nothingWords(revisions), ''] : []),
      ...tableOf(grave),
      ...(rest.length > 0
        ? [
            `<details><summary>${counted(rest.length, 'other change')}</summary>`,
            '',
            ...tableOf(rest),
            '</details>',
            '',
          ]
        : []),
    ]
    return `${lines.join('\n').trimEnd()}\n`
  },
} satisfies Format
