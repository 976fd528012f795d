/** Holds the plan of a run to the run: each request to a line of it, each line that is sure to a request. */
import type { Talk } from '../../../contracts/conversation.ts'
import type { ForeseenRequest } from '../../../contracts/foreseeing/telling.ts'
import { curlOf } from '../../../contracts/judging/curl.ts'
import type { Masker } from '../../../contracts/masking.ts'
import { foresee } from '../../../contracts/preview.ts'
import { type RunOptions, run } from '../../../contracts/run.ts'
import type { Request } from '../../../contracts/transport/exchange.ts'

/** What a plan and the run of it have to do with each other. */
export interface Cover {
  /** Lines of the plan, least and most requests by it, and those that were sent. */
  lines: number
  least: number
  most: number
  sent: number
  /** Requests that no line tells of, and lines that are sure of which no request was sent. */
  unforeseen: string[]
  missing: string[]
  verdict: string
}

/** What was sent, as it would be told. */
interface Sent {
  group: string
  curl: string
}

/** Plans a run, does it, and compares. */
export async function cover(options: RunOptions): Promise<Cover> {
  const steps = await Array.fromAsync(foresee(options))
  const plan = steps.flatMap((step) => (step.type === 'request' ? [step.request] : []))
  const sent: Sent[] = []
  let end = { sent: 0, verdict: '' }
  const onTalk = (talk: Talk, _: unknown, masker: Masker) => {
    for (const { request } of talk.traffic) {
      const curl = curlOf(options.target.baseUrl, shownOf(talk, request), masker, talk.case.secrets)
      sent.push({ group: `${talk.operation.id} ${talk.probe}`, curl })
    }
  }
  for await (const event of run({ ...options, onTalk }))
    if (event.type === 'end') end = { sent: event.result.exchanges, verdict: event.result.verdict }
  const [greeting, ...others] = plan
  const unforeseen = unmatched(sent, others, 'most', 'requests')
  const missing = unmatched(sent, others, 'least', 'lines')
  const total = (which: 'least' | 'most') => plan.reduce((sum, { times }) => sum + (times?.[which] ?? 1), 0)
  const lines = plan.length - (greeting?.probe === 'greeting' ? 0 : Number.NaN)
  return { lines, least: total('least'), most: total('most'), ...end, unforeseen, missing }
}

/** A request with the id that stands for any thing, as it was planned where it is the one of the case. */
function shownOf({ alias, case: one }: Talk, request: Request): Request {
  const made = alias && encodeURIComponent(alias.made)
  const steps = request.target.split(/(?=[/?])|(?<=[/?])/)
  const target = alias
    ? steps.map((step) => (step === made ? encodeURIComponent(alias.shown) : step)).join('')
    : request.target
  const isOwn = target === one.request.target && request.method === one.request.method && one.on !== undefined
  const isPlanned = JSON.stringify(request.headers) === JSON.stringify(one.request.headers)
  return isOwn && isPlanned ? one.request : { ...request, target }
}

/** What is left of requests, or of lines, when as many as possible are put together. */
function unmatched(
  sent: readonly Sent[],
  plan: readonly ForeseenRequest[],
  which: 'least' | 'most',
  left: 'requests' | 'lines',
): string[] {
  const rest: string[] = []
  const groups = Map.groupBy(plan, ({ operation, probe }) => `${operation} ${probe}`)
  const requests = Map.groupBy(sent, ({ group }) => group)
  for (const group of new Set([...groups.keys(), ...requests.keys()])) {
    const places = (groups.get(group) ?? []).flatMap((line) => {
      const fits = patternOf(line.curl)
      return Array.from({ length: line.times?.[which] ?? 1 }, () => ({ line, fits }))
    })
    const own = requests.get(group) ?? []
    const [from, to] = left === 'requests' ? [own.length, places.length] : [places.length, own.length]
    const fits = (a: number, b: number) => {
      const [place, request] = left === 'requests' ? [places[b], own[a]] : [places[a], own[b]]
      return place !== undefined && request !== undefined && place.fits(request.curl)
    }
    for (const index of loners(from, to, fits)) {
      const text = left === 'requests' ? own[index]?.curl : places[index]?.line.curl
      rest.push(`${group}: ${text?.slice(0, 400)}`)
    }
  }
  return rest
}

/** Whether a request is one that a line tells of. */
function patternOf(curl: string): (sent: string) => boolean {
  // What is shown of an answer is hidden in a request: as a variable between two quotes, or behind the last one.
  const parts = curl.split(/(«[^»]*»'?|'?"\$NEW_[A-Z_]+"'?)/)
  if (parts.length === 1) return (sent) => sent === curl
  const written = parts.map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    if (!part.startsWith('«')) return '[^/?& ]+'
    return part.endsWith("'") ? `(?:[^/?& ]+'|'"\\$[A-Z_]+")` : `(?:[^/?& ]+|'"\\$[A-Z_]+"')`
  })
  const pattern = new RegExp(`^${written.join('')}$`)
  return (sent) => pattern.test(sent)
}

/** Those of one side that have no partner when as many as possible have one (augmenting paths). */
function loners(from: number, to: number, fits: (a: number, b: number) => boolean): number[] {
  const partners = Array.from({ length: from }, (_, a) =>
    Array.from({ length: to }, (_, b) => b).filter((b) => fits(a, b)),
  )
  const taken = new Map<number, number>()
  const place = (a: number, seen: Set<number>): boolean =>
    (partners[a] ?? []).some((b) => {
      if (seen.has(b)) return false
      seen.add(b)
      const holder = taken.get(b)
      if (holder !== undefined && !place(holder, seen)) return false
      taken.set(b, a)
      return true
    })
  return Array.from({ length: from }, (_, a) => a).filter((a) => !place(a, new Set()))
}
