/**
 * For GitHub Actions: workflow commands that become annotations.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import { counts } from '../verdict.ts'
import { changeWords, type Format, operationWords, titleOf, witnessWords } from './format.ts'

/** The value of a command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** The value of a property of a command. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

export default {
  id: 'github',
  show({ head, changes, faults }) {
    const told = changes.filter(({ level }) => level !== 'compatible')
    const lines = told.map((change) => {
      const command = counts(change) ? 'error' : 'warning'
      const where = `${operationWords(change)}: ${change.uses[0]?.place ?? ''}`
      const parts = [where, changeWords(change), change.because, witnessWords(change)]
      const text = parts.filter((part) => part !== undefined && part !== '').join('. ')
      const title = `${titleOf(change)} [${change.fingerprint}]`
      return `::${command} file=${property(head.name)},title=${property(title)}::${data(text)}`
    })
    const all = [...lines, ...faults.map((fault) => `::error title=Waiver::${data(fault)}`)]
    return all.length === 0 ? '' : `${all.join('\n')}\n`
  },
} satisfies Format
