/**
 * How one sees a finding again: the requests that led to it as shell lines, in their order, and where the values in them
 * come from.
 * Pure.
 */
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import type { Masker } from '../masking.ts'
import type { Finding } from '../result.ts'
import type { Request } from '../transport/exchange.ts'
import { curlOf } from './curl.ts'
import type { Earlier } from './earlier.ts'

/** Characters of the lines. */
const MOST = 40_000
/** Characters that are left where there are more. */
const LEFT = 2000

/** What is to be seen again. */
export interface Seen {
  table: OperationsTable
  baseUrl: string
  masker: Masker
  earlier: readonly Earlier[]
  own: Earlier
}

/** The lines, and what is to be known about their values. */
export function reproduction(seen: Seen): Pick<Finding, 'curl' | 'values'> {
  const { baseUrl, masker, earlier, own } = seen
  const line = ({ request, secrets }: { request: Request; secrets: readonly string[] }) =>
    curlOf(baseUrl, request, masker, secrets)
  const curl = [...earlier, own].map(line).join(' &&\n')
  const values = [...idsOf(seen, curl), ...chosenOf([...earlier, own])]
  return { curl: shortened(curl), ...(values.length === 0 ? {} : { values }) }
}

/** Lines that are not too long to be shown. */
function shortened(curl: string): string {
  if (curl.length <= MOST) return curl
  return `${curl.slice(0, LEFT)}… (${curl.length} characters; \`--record\` keeps them all)`
}

/** Where the ids come from that a run makes for itself. */
function idsOf({ table, earlier }: Seen, curl: string): string[] {
  const names = new Set([...curl.matchAll(/"(\$NEW_[A-Z0-9_]+)"/g)].map(([, name = '']) => name))
  return [...names].map((name) => {
    const turn = earlier.findIndex(({ operation }) => operation !== undefined && idAt(table, operation) !== undefined)
    const at = idAt(table, earlier[turn]?.operation ?? '')
    if (at !== undefined) return `\`${name}\` is the \`${at}\` that request ${turn + 1} answers.`
    return `\`${name}\` is an id that nothing has yet; choose another one each time.`
  })
}

/** Where the answer of an operation holds the id of what it makes. */
function idAt({ resources = [] }: OperationsTable, id: string): string | undefined {
  return resources.flatMap(({ makers }) => makers).find(({ operation }) => operation === id)?.id
}

/** What answers decided, by the number of the request. */
function chosenOf(requests: readonly Earlier[]): string[] {
  const numbers = new Map<string, number[]>()
  for (const [index, { chosen }] of requests.entries()) {
    for (const [name, words] of Object.entries(chosen?.values ?? {})) {
      const key = JSON.stringify([name, words])
      numbers.set(key, [...(numbers.get(key) ?? []), index + 1])
    }
  }
  return [...numbers].map(([key, turns]) => {
    const [name, words] = JSON.parse(key) as [string, string]
    const which = turns.length === 1 ? `request ${turns[0]}` : `requests ${listed(turns)}`
    return `\`${name}\` of ${which}: ${words}.`
  })
}

/** Numbers in words, those in a row by the first and the last one. */
function listed(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : `${from}${to === from + 1 ? ',' : ' to'} ${to}`))
    .join(', ')
}
