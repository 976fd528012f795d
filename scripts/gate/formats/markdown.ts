/** For a comment on a pull request: a table of what breaks, the rest folded away. */
import type { Change } from '../change.ts'
import { counts } from '../verdict.ts'
import {
  changeWords,
  counted,
  type Format,
  operationWords,
  reachWords,
  titleOf,
  triedWords,
  witnessWords,
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
  const { uses, because, fingerprint, waiver } = change
  const where = `${operationWords(change)}: ${uses[0]?.place ?? ''}`
  const reach = change.level === 'compatible' ? undefined : reachWords(change)
  const why = [
    because,
    witnessWords(change),
    triedWords(change),
    reach && `Reaches ${reach}.`,
    waiver ? `Waived by ${waiver.owner}: ${waiver.reason}` : undefined,
  ]
  const cells = [titleOf(change), where, changeWords(change), why.filter((words) => words !== undefined).join(' ')]
  return `| ${cells.map(markdownText).join(' | ')} | \`${fingerprint}\` |`
}

function tableOf(changes: readonly Change[]): string[] {
  const head = ['| Change | Where | Before → after | Why | Fingerprint |', '| --- | --- | --- | --- | --- |']
  return changes.length === 0 ? [] : [...head, ...changes.map(rowOf), '']
}

export default {
  id: 'markdown',
  show({ base, head, policy, verdict, changes, faults }) {
    const grave = changes.filter(({ level }) => level === 'breaking')
    const rest = changes.filter(({ level }) => level !== 'breaking')
    const title = verdict === 'breaking' ? 'This breaks the contract' : 'The contract is kept'
    const lines = [
      `### ${title}`,
      '',
      `${markdownText(base.name)} → ${markdownText(head.name)}, policy ${markdownText(policy)}: ${grave.filter(counts).length} breaking, ${counted(rest.length, 'other change')}.`,
      '',
      ...faults.map((fault) => `- ${markdownText(fault)}`),
      ...(faults.length > 0 ? [''] : []),
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
