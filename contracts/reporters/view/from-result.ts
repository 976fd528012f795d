/**
 * Makes a reporter out of a function of the result: for reports that need nothing but the last event.
 * Pure.
 */
import type { Result } from '../../result.ts'
import type { ReportContext, Reporter } from '../reporter.ts'

/** A reporter that waits for the end of the run and renders its result. */
export function fromResult(
  id: string,
  file: string | undefined,
  render: (result: Result, context: ReportContext) => string,
): Reporter {
  return {
    id,
    file,
    start(context) {
      let result: Result | undefined
      return {
        on(event) {
          if (event.type === 'end') result = event.result
        },
        end: () => (result === undefined ? undefined : render(result, context)),
      }
    },
  }
}
