/** For a terminal: changes by level, the gravest first, at most 80 columns wide. */
import type { Change, Level } from '../change.ts'
import { counts, type Verdict } from '../verdict.ts'
import {
  breakWords,
  changeWords,
  counted,
  type Format,
  operationWords,
  reachWords,
  senderWords,
  titleOf,
  triedWords,
  witnessWords,
} from './format.ts'

const WIDTH = 80

const TITLES: Readonly<Record<Level, string>> = {
  breaking: 'BREAKING',
  notice: 'NOTICE',
  compatible: 'COMPATIBLE',
}

/** Breaks a text into lines at blanks; a word that is longer than a line is cut. */
function wrapped(text: string, indent: string): string[] {
  const room = WIDTH - indent.length
  const words = text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${room}}`, 'gsu')) ?? [''])
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line) => `${indent}${line}`.trimEnd())
}

/** What a change has to say, line by line. */
function linesOf(change: Change): string[] {
  const [use] = change.uses
  const facts: [string, string | undefined][] = [
    ['where', `${operationWords(change)}: ${use?.place ?? 'nowhere'} (${senderWords(change)})`],
    ['change', changeWords(change) || undefined],
    ['why', change.because],
    ['witness', witnessWords(change)],
    ['tried', triedWords(change)],
    ['breaks', breakWords(change)],
    ['reach', change.level === 'compatible' ? undefined : reachWords(change)],
    [
      'waived',
      change.waiver ? `by ${change.waiver.owner} until ${change.waiver.expires}: ${change.waiver.reason}` : undefined,
    ],
  ]
  const told = facts.flatMap(([name, words]) => {
    if (words === undefined) return []
    const [first = '', ...rest] = wrapped(words, ' '.repeat(12))
    return [`    ${name.padEnd(8)}${first.trimStart()}`, ...rest]
  })
  return [`  ${titleOf(change)} [${change.fingerprint}]`, ...told, '']
}

function show({ base, head, policy, changes, faults, verdict }: Verdict): string {
  const groups = (['breaking', 'notice', 'compatible'] as const).flatMap((level) => {
    const own = changes.filter((change) => change.level === level)
    return own.length === 0 ? [] : [TITLES[level], ...own.flatMap(linesOf)]
  })
  const broken = changes.filter(counts).length
  const waived = changes.filter(({ waiver }) => waiver).length
  const count = (level: Level) => changes.filter((change) => change.level === level).length
  const parts = [
    `${broken} breaking`,
    ...(waived > 0 ? [`${waived} waived`] : []),
    `${counted(count('notice'), 'notice')}`,
    `${count('compatible')} compatible`,
  ]
  const closing = `${verdict === 'breaking' ? 'Breaking' : 'Compatible'} under the policy ${policy}: ${parts.join(', ')}.`
  const lines = [
    ...wrapped(`${base.name} → ${head.name}`, ''),
    '',
    ...groups,
    ...faults.flatMap((fault) => wrapped(fault, '')),
    ...(changes.length === 0 ? ['Nothing changed that means anything.'] : []),
    ...wrapped(closing, ''),
  ]
  return `${lines.join('\n')}\n`
}

export default { id: 'text', show } satisfies Format
