/** For a comment on a pull request: a table of what breaks, the rest folded away. */
import type { Change } from '../change.ts'
import { counts } from '../verdict.ts'
import { changeWords, counted, type Format, operationWords, titleOf, witnessWords } from './format.ts'

/** Text within a cell of a table; what has a meaning in Markdown or HTML is shown as it is written. */
function cell(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\s+/g, ' ')
}

function rowOf(change: Change): string {
  const { uses, because, fingerprint, waiver } = change
  const where = `${operationWords(change)}: ${uses[0]?.place ?? ''}`
  const why = [because, witnessWords(change), waiver ? `Waived by ${waiver.owner}: ${waiver.reason}` : undefined]
  const cells = [titleOf(change), where, changeWords(change), why.filter((words) => words !== undefined).join(' ')]
  return `| ${cells.map(cell).join(' | ')} | \`${fingerprint}\` |`
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
      `${cell(base.name)} → ${cell(head.name)}, policy ${cell(policy)}: ${grave.filter(counts).length} breaking, ${counted(rest.length, 'other change')}.`,
      '',
      ...faults.map((fault) => `- ${cell(fault)}`),
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
