/**
 * How one sees a finding again: the requests that led to it as shell lines, in their order, and where the values in them
 * come from.
 * Pure.
 */
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import type { Masker } from '../masking.ts'
import type { Finding } from '../result.ts'
import { type Address, type CurlLine, curlLine } from './curl.ts'
import type { Earlier } from './earlier.ts'

/** Characters of the lines. */
const MOST = 64_000

/** What is to be seen again. */
export interface Seen {
  table: OperationsTable
  address: Address
  masker: Masker
  earlier: readonly Earlier[]
  own: Earlier
}

/** The lines, and what is to be known about their values. */
export function reproduction(seen: Seen): Pick<Finding, 'curl' | 'values'> {
  const { address, masker, earlier, own } = seen
  const requests = [...earlier, own]
  const lines = requests.map(({ request, secrets }) => curlLine(address, request, masker, secrets))
  const curl = own.request.connection === undefined ? inTurn(lines) : overOne(lines)
  const values = [...idsOf(seen, curl), ...chosenOf(requests, lines), ...hiddenIn(seen.table, requests, lines)]
  return { curl: shortened(curl), ...(values.length === 0 ? {} : { values }) }
}

function inTurn(lines: readonly CurlLine[]): string {
  return lines.map(({ text }) => text).join(' &&\n')
}

/** The last two commands as one, which sends both requests over one connection. */
function overOne(lines: readonly CurlLine[]): string {
  const last = /^curl (.*)$/s.exec(lines.at(-1)?.text ?? '')?.[1]
  // What is piped into a command would go to the first request of it.
  if (last === undefined || lines.length < 2) return inTurn(lines)
  return `${inTurn(lines.slice(0, -1))} \\\n  --next ${last}`
}

/** Lines that are not too long to be shown; half a line would leave a shell waiting for the rest. */
function shortened(curl: string): string {
  return curl.length <= MOST
    ? curl
    : `# ${curl.length} characters are too many to be shown; \`--record FILE\` keeps them.`
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
function chosenOf(requests: readonly Earlier[], lines: readonly CurlLine[]): string[] {
  const numbers = new Map<string, number[]>()
  for (const [index, { chosen }] of requests.entries()) {
    for (const [name, words] of Object.entries(chosen?.values ?? {})) {
      const variable = lines[index]?.hidden.find(({ place }) => place === `\`${name}\``)?.variable
      const key = JSON.stringify([variable === undefined ? name : `$${variable}`, words])
      numbers.set(key, [...(numbers.get(key) ?? []), index + 1])
    }
  }
  return [...numbers].map(([key, turns]) => {
    const [name, words] = JSON.parse(key) as [string, string]
    return `\`${name}\` of ${requestsIn(turns)}: ${words}.`
  })
}

/** What is not shown, by the number of the request; what the document gives as an example can be had there. */
function hiddenIn(table: OperationsTable, requests: readonly Earlier[], lines: readonly CurlLine[]): string[] {
  const turns = new Map<string, number[]>()
  for (const [index, { hidden }] of lines.entries()) {
    const chosen = Object.keys(requests[index]?.chosen?.values ?? {}).map((name) => `\`${name}\``)
    for (const { variable, place, secret } of hidden.filter((one) => !chosen.includes(one.place))) {
      const what = isExample(table, secret) ? `the documented example of ${place}` : `what ${place} holds`
      const key = `\`$${variable}\`\n${what}, which is not shown`
      turns.set(key, [...(turns.get(key) ?? []), index + 1])
    }
  }
  return [...turns].map(([key, numbers]) => key.replace('\n', ` of ${requestsIn(numbers)}: `).concat('.'))
}

const examples = new WeakMap<OperationsTable, ReadonlySet<unknown>>()

/** Whether a value stands in an example of the document. */
function isExample(table: OperationsTable, value: unknown): boolean {
  const known = examples.get(table) ?? new Set(examplesIn(table))
  examples.set(table, known)
  return typeof value === 'string' && known.has(value)
}

function examplesIn({ operations }: OperationsTable): unknown[] {
  const contents = operations.flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {}))
  return contents.flatMap((content) => Object.values(content.examples)).flatMap(leavesOf)
}

function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value]
}

function requestsIn(numbers: readonly number[]): string {
  return numbers.length === 1 ? `request ${numbers[0]}` : `requests ${listed(numbers)}`
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
