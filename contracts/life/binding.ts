/**
 * Puts the id of a thing that was made in place of the one that stands for it, in the path and in the body of a request.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { isObject } from '../../scripts/lib/json.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import type { Talk } from '../conversation.ts'
import { text } from '../requests/text.ts'
import type { Answer, Request } from '../transport/exchange.ts'
import { canDiffer } from './ids.ts'
import { bodyOf } from './thing.ts'

/** An id that was made, and the one that stands for it. */
export interface Alias {
  made: string
  shown: string
  /** What made the thing, and got it ready, where the run did. */
  making?: readonly Talk[]
}

/** Whether a request names the id that stands for any. */
export function namesThing({ target }: Request, shown: Json): boolean {
  const step = encodeURIComponent(text(shown))
  for (let at = target.indexOf(step); at !== -1; at = target.indexOf(step, at + 1)) {
    if (isEdge(target[at - 1]) && isEdge(target[at + step.length])) return true
  }
  return false
}

/** Whether a step of a path begins or ends at a sign, or where there is none. */
function isEdge(sign: string | undefined): boolean {
  return sign === undefined || sign === '/' || sign === '?'
}

/** The request about the thing with this id. */
export function boundTo(request: Request, shown: Json, id: Json): Request {
  const [from, to] = [encodeURIComponent(text(shown)), encodeURIComponent(text(id))]
  const { target } = request
  const mark = target.indexOf('?')
  const end = mark === -1 ? target.length : mark
  let [bound, rest] = ['', 0]
  for (let at = target.indexOf(from); at !== -1 && at < end; at = target.indexOf(from, at + 1)) {
    if (at < rest || !isEdge(target[at - 1]) || !isEdge(target[at + from.length])) continue
    bound += target.slice(rest, at) + to
    rest = at + from.length
  }
  return { ...request, target: bound + target.slice(rest) }
}

/** The text of the path step where a template has an id, when that step is nothing but the id. */
export function idStep(path: string, id: string, { target }: Request): string | undefined {
  const at = path.split('/').indexOf(`{${id}}`)
  const steps = (target.split('?')[0] ?? '').split('/')
  const step = at === -1 || steps.length !== path.split('/').length ? undefined : steps[at]
  return step === undefined ? undefined : decodeURIComponent(step)
}

/** The request with another text at a place of its body; as it is where there is no text. */
export function withBodyText(request: Request, at: string, change: (value: string) => string): Request {
  const body = bodyOf(request)
  const value = body !== undefined && isObject(body) ? follow(body, at) : undefined
  if (body === undefined || typeof value !== 'string') return request
  return { ...request, body: new TextEncoder().encode(JSON.stringify(replaceAt(body, at, change(value)))) }
}

/** An answer with the id that stands for any in place of the one that was made, where that can be told from others. */
export function shownAnswer(answer: Answer, { made, shown }: Alias): Answer {
  const own = ownPlaces(made)
  const replaced = (value: string) => value.replaceAll(own, () => shown)
  const text = new TextDecoder().decode(answer.body)
  const body = text.includes(made) ? new TextEncoder().encode(replaced(text)) : answer.body
  const length = (value: string) => (body === answer.body ? value : String(body.length))
  const header = (name: string, value: string) => (name === 'content-length' ? length(value) : replaced(value))
  return { ...answer, headers: answer.headers.map(([name, value]) => [name, header(name, value)]), body }
}

/** Where an id stands: a short one is no part of a word, and a short number may be that of anything but an id. */
function ownPlaces(made: string): string | RegExp {
  if (canDiffer(made)) return made
  const before = /^\d+$/.test(made) ? String.raw`(?<=[iI][dD]"\s*:\s*"?|/)` : '(?<![A-Za-z0-9])'
  return new RegExp(`${before}${made.replace(/[^A-Za-z0-9]/g, '\\$&')}(?![A-Za-z0-9])`, 'g')
}
