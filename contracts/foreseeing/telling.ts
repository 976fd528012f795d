/**
 * Foreseen requests in words and as shell lines, secrets hidden, with placeholders for what answers decide.
 * Pure.
 */
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import type { Talk } from '../conversation.ts'
import { curlOf } from '../judging/curl.ts'
import { boundTo, idStep } from '../life/binding.ts'
import { placeholderOf } from '../life/ids.ts'
import { HIDDEN, type Masker } from '../masking.ts'
import type { Case } from '../probes/probe.ts'
import type { Request } from '../transport/exchange.ts'

/** One request that would be sent. */
export interface ForeseenRequest {
  method: string
  /** Path and query below the base URL, secrets hidden; `«…»` says what decides a value that answers decide. */
  path: string
  /** Id of the operation it is about. */
  operation: string
  probe: string
  /** The one thing that is special about it, in words. */
  special: string
  /** The request as one shell line, secrets as `$NAME`. */
  curl: string
  /** Least and most times that it is sent; once when absent. */
  times?: { least: number; most: number }
  /** What decides how often, in words. */
  only?: string
}

/** What is told of a request beside itself. */
export interface About {
  special?: string
  secrets?: readonly string[]
  least?: number
  most?: number
  only?: string | undefined
}

/** A request as it is told. */
type Told = { type: 'request'; request: ForeseenRequest }

/** Tells requests. */
export class Teller {
  readonly #table: OperationsTable
  readonly #baseUrl: string
  readonly #masker: Masker

  /** `baseUrl` is printable. */
  constructor(table: OperationsTable, baseUrl: string, masker: Masker) {
    this.#table = table
    this.#baseUrl = baseUrl
    this.#masker = masker
  }

  /** A case. */
  case(operation: Operation, probe: string, one: Case, about: About = {}): Told {
    const { secrets } = one
    const request = marked(one.request, one.chosen?.values)
    return this.plain(operation, probe, request, { special: specialOf(one), secrets, ...about })
  }

  /** What is asked along with a case. */
  reference(operation: Operation, probe: string, { reference, chosen, secrets }: Case, about: About): Told[] {
    const special = 'what the last one is compared with'
    const request = reference && marked(reference, chosen?.reference)
    return request ? [this.plain(operation, probe, request, { special, secrets, ...about })] : []
  }

  /** Any request. */
  plain(operation: Operation, probe: string, request: Request, about: About): Told {
    const { special = '', secrets = [], least = 1, most = 1, only } = about
    const path = this.#masker.text(request.target, secrets)
    const curl = curlOf(this.#baseUrl, request, this.#masker, secrets)
    const often = least === 1 && most === 1 ? {} : { times: { least, most } }
    const when = only === undefined ? {} : { only }
    const about_ = { operation: operation.id, probe, special }
    return { type: 'request', request: { method: request.method, path, ...about_, curl, ...often, ...when } }
  }

  /** A request that makes what others are about, with the id that stands for any. */
  making({ operation, probe, case: one }: Talk, times: About): Told {
    const { resources = [] } = this.#table
    const request = resources.reduce((written, resource) => {
      const step = idStep(operation.path, resource.id, written)
      const shown = placeholderOf(this.#table, resource)
      return step === undefined || !shown ? written : boundTo(written, step, shown.value)
    }, one.request)
    const special = 'makes what the next ones are about, or gets it ready'
    return this.plain(operation, probe, request, { special, secrets: one.secrets, ...times })
  }

  /** Requests with the same key are told once, with how often they are sent. */
  keyOf(one: Case): string {
    const { method, target, body } = marked(one.request, one.chosen?.values)
    const text = body === undefined ? '' : Buffer.from(body).toString('latin1')
    // What is encrypted is another text each time.
    const sent = one.secrets.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text)
    const compared = one.reference && marked(one.reference, one.chosen?.reference).target
    return JSON.stringify([one.operation?.id ?? '', method, target, sent, specialOf(one), compared ?? ''])
  }
}

/** The request with words in place of the values that answers decide. */
function marked(request: Request, decided: Readonly<Record<string, string>> | undefined): Request {
  if (!decided) return request
  const [path = '', query] = request.target.split('?')
  const pairs = (query ?? '').split('&').map((pair) => {
    const [name = ''] = pair.split('=')
    const words = decided[decodeURIComponent(name)]
    return words === undefined ? pair : `${name}=«${words}»`
  })
  return query === undefined ? request : { ...request, target: `${path}?${pairs.join('&')}` }
}

/** What is special about a request, in words. */
function specialOf({ fault, aims, chosen }: Case): string {
  if (chosen) return chosen.special
  if (fault) return fault.sentence
  return aims.valid ? 'the plain valid request' : 'a valid request'
}
