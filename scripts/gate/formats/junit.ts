/** For CI servers that read JUnit: a test case for each change, failed where it breaks, skipped where it is waived. */
import { counts } from '../verdict.ts'
import { changeWords, type Format, operationWords, titleOf, witnessWords } from './format.ts'

/** Text in XML; characters that XML cannot have are replaced. */
function xml(text: string): string {
  const allowed = text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
  return allowed.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

export default {
  id: 'junit',
  show({ base, head, policy, changes, faults }) {
    const cases = changes.map((change) => {
      const { uses, because, waiver } = change
      const name = `${titleOf(change)} [${change.fingerprint}]`
      const open = `    <testcase classname="${xml(operationWords(change))}" name="${xml(name)}"`
      const where = uses[0]?.place ?? ''
      const text = [where, changeWords(change), because, witnessWords(change)].filter(Boolean).join('\n')
      if (counts(change))
        return `${open}>\n      <failure message="${xml(because)}">${xml(text)}</failure>\n    </testcase>`
      if (waiver) return `${open}>\n      <skipped message="${xml(waiver.reason)}"/>\n    </testcase>`
      return `${open}/>`
    })
    const stale = faults.map(
      (fault) =>
        `    <testcase classname="waivers" name="${xml(fault)}">\n      <failure message="${xml(fault)}"/>\n    </testcase>`,
    )
    const failures = changes.filter(counts).length + faults.length
    const skipped = changes.filter(({ waiver }) => waiver).length
    const all = [...cases, ...stale]
    const counted = `tests="${all.length}" failures="${failures}" skipped="${skipped}"`
    const name = xml(`${base.name} → ${head.name} (${policy})`)
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites ${counted}>`,
      `  <testsuite name="${name}" ${counted}>`,
      ...all,
      '  </testsuite>',
      '</testsuites>',
    ]
    return `${lines.join('\n')}\n`
  },
} satisfies Format
