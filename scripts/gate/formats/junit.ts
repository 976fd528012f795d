/**
 * For CI servers that read JUnit: a test case for each change, failed where it breaks, skipped where it is waived, with
 * all that there is to say of it. What holds for the whole is in the properties of the suite.
 */
import type { Change } from '../change.ts'
import { counts, type Verdict } from '../verdict.ts'
import { nextVersion } from '../versions.ts'
import { type Format, factsOf, operationWords, sideWords, titleOf } from './format.ts'

/** Text in XML; characters that XML cannot have are replaced. */
function xml(text: string): string {
  const allowed = text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
  return allowed.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** A change as a test case. */
function caseOf(change: Change): string {
  const { level, because, waiver } = change
  const name = `${titleOf(change)} [${change.fingerprint}]`
  const text = xml([`level: ${level}`, ...factsOf(change).map(([fact, words]) => `${fact}: ${words}`)].join('\n'))
  const outcome = counts(change)
    ? `<failure type="${level}" message="${xml(because)}">${text}</failure>`
    : `${waiver ? `<skipped message="${xml(waiver.reason)}"/>` : ''}<system-out>${text}</system-out>`
  return `    <testcase classname="${xml(operationWords(change))}" name="${xml(name)}">\n      ${outcome}\n    </testcase>`
}

/** A waiver or version at fault as a test case. */
function faultOf(fault: string): string {
  const text = xml(fault)
  return `    <testcase classname="faults" name="${text}">\n      <failure type="fault" message="${text}"/>\n    </testcase>`
}

/** What holds for the whole. */
function propertiesOf(verdict: Verdict): string[] {
  const next = nextVersion(verdict)
  const all = [
    ['policy', verdict.policy],
    ['today', verdict.today],
    ['verdict', verdict.verdict],
    ...(next === undefined ? [] : [['next-version', next]]),
    ...verdict.leftOut.map((sentence) => ['left-out', sentence]),
  ]
  const lines = all.map(([name = '', value = '']) => `      <property name="${name}" value="${xml(value)}"/>`)
  return ['    <properties>', ...lines, '    </properties>']
}

export default {
  id: 'junit',
  show(verdict) {
    const { base, head, policy, changes, faults } = verdict
    const failures = changes.filter(counts).length + faults.length
    const skipped = changes.filter(({ waiver }) => waiver).length
    const counted = `tests="${changes.length + faults.length}" failures="${failures}" skipped="${skipped}"`
    const name = xml(`${sideWords(base)} → ${sideWords(head)} (${policy})`)
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites ${counted}>`,
      `  <testsuite name="${name}" ${counted}>`,
      ...propertiesOf(verdict),
      ...changes.map(caseOf),
      ...faults.map(faultOf),
      '  </testsuite>',
      '</testsuites>',
    ]
    return `${lines.join('\n')}\n`
  },
} satisfies Format
