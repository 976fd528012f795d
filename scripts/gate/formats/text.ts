/** For a terminal: changes by level, the gravest first, at most 80 columns wide. */
import type { Change, Level } from '../change.ts'
import type { Verdict } from '../verdict.ts'
import {
  type Format,
  factsOf,
  nothingWords,
  type Revisions,
  sideWords,
  sumWords,
  titleOf,
  versionWords,
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
  const told = factsOf(change).flatMap(([name, words]) => {
    const [first = '', ...rest] = wrapped(words, ' '.repeat(12))
    return [`    ${name.padEnd(8)}${first.trimStart()}`, ...rest]
  })
  return [...wrapped(`${titleOf(change)} [${change.fingerprint}]`, '  '), ...told, '']
}

function show(verdict: Verdict, revisions?: Revisions): string {
  const { base, head, policy, changes, faults, leftOut } = verdict
  const groups = (['breaking', 'notice', 'compatible'] as const).flatMap((level) => {
    const own = changes.filter((change) => change.level === level)
    return own.length === 0 ? [] : [TITLES[level], ...own.flatMap(linesOf)]
  })
  const word = verdict.verdict === 'breaking' ? 'Breaking' : 'Compatible'
  const closing = [`${word} under the policy ${policy}: ${sumWords(changes)}.`, versionWords(verdict)]
  const lines = [
    ...wrapped(`${sideWords(base)} → ${sideWords(head)}`, ''),
    '',
    ...groups,
    ...[...faults, ...leftOut].flatMap((sentence) => wrapped(sentence, '')),
    ...(changes.length === 0 ? wrapped(nothingWords(revisions), '') : []),
    ...wrapped(closing.filter((sentence) => sentence !== undefined).join(' '), ''),
  ]
  return `${lines.join('\n')}\n`
}

export default { id: 'text', show } satisfies Format
