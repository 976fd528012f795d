/**
 * Reads a list page by page for probes that choose the next page by the last one: writes the requests as cases, reads
 * what comes back.
 * Pure apart from what it remembers of how rows are read.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import { identityOf, type Page, type Reading, readRows } from '../judging/pages.ts'
import { listPlace } from '../judging/rows.ts'
import { saidIn, saysTotals } from '../judging/totals.ts'
import type { Case, Chosen, ProbeContext } from '../probes/probe.ts'
import type { Fault } from '../result.ts'
import type { Exchange, Request } from '../transport/exchange.ts'
import { type Draft, parameterKey, withValue } from './draft.ts'
import { filtersOf, identityNames } from './paged-list.ts'
import type { Paging } from './pagings.ts'
import { wholeBounds } from './parameter-schema.ts'
import { staysValid } from './wire.ts'

/** Which rows are asked for; what is absent is not named. */
export interface Asked {
  offset?: number
  limit?: number
  /** Other parameters, with their values. */
  values?: readonly (readonly [Parameter, Json])[]
  /** What answers before decided about it. */
  from?: Origins | undefined
}

/** What decided the values of a request, in words. */
export interface Origin {
  offset?: string
  limit?: string
  /** What decided the other values. */
  values?: string
}

/** What decided what is asked for, in words. */
export interface Origins extends Origin {
  /** What is asked for, without the values. */
  special: string
  /** The same of what is asked along with it. */
  reference?: Origin
}

/** Cases that are sent one after the other, and what comes of them. */
export type Steps<Result> = Generator<Case, Result, Exchange | undefined>

/** Size of a page when neither the document nor the schema names one. */
const USUAL = 10

/** A list of an operation. */
export class ListReader {
  /** What the probe may look at. */
  readonly context: ProbeContext
  /** How it is paged; all rows come at once when it is absent. */
  readonly rule: Paging | undefined
  /** The size of a page that counts when none is named. */
  readonly usual: number
  /** The largest size of a page. */
  readonly largest: number
  /** How its rows are read; known whole once it has begun. */
  reading: Reading

  /** `rule` pages the list of the operation of the context. */
  constructor(context: ProbeContext, rule?: Paging) {
    const { table, operation, target, judge } = context
    this.context = context
    this.rule = rule
    const greatest = rule && wholeBounds(table, rule.of).max?.value
    this.usual = rule?.usual ?? Math.min(USUAL, greatest ?? USUAL)
    const most = rule === undefined ? Number.POSITIVE_INFINITY : (greatest ?? 2 * this.usual)
    this.largest = rule === undefined || staysValid(judge, rule.of, most) ? most : this.usual
    this.reading = { place: listPlace(table, operation, target) }
  }

  /** The first rows, as many as there may be; says why when they cannot be had. */
  *begin(): Steps<Page | undefined> {
    const { context } = this
    const asked = this.rule === undefined ? {} : { offset: 0, limit: this.largest }
    let refused = true
    const first = yield* this.read(asked, {}, (exchange) => {
      refused = exchange === undefined || exchange.answer.status >= 300
    })
    if (first === undefined) {
      context.leaveOut(
        refused
          ? 'The list is not answered, so its rows are not compared.'
          : 'The rows of the list cannot be told, so they are not compared; name the list as `listProperty` in the data.',
      )
      return undefined
    }
    const { table, operation, judge } = context
    const names = identityNames(table, operation, filtersOf(table, operation, judge))
    const identity = identityOf(
      first.rows.map(({ value }) => value),
      names,
    )
    if (identity === undefined) return first
    this.reading = { ...this.reading, identity }
    return { ...first, rows: first.rows.map((row) => ({ ...row, identity: idOf(row.value, identity) })) }
  }

  /** Reads a page; `undefined` when none comes or its rows cannot be told. */
  *read(
    asked: Asked,
    more: Partial<Case> = {},
    hear?: (exchange: Exchange | undefined) => void,
  ): Steps<Page | undefined> {
    const exchange = yield this.step(asked, more)
    hear?.(exchange)
    const rows = readRows(exchange, this.reading)
    return rows && { offset: asked.offset ?? 0, limit: asked.limit ?? this.usual, rows, ...this.#said(exchange) }
  }

  /** What an answer says of the whole list. */
  #said(exchange: Exchange | undefined): Pick<Page, 'said'> {
    const { table, operation } = this.context
    return exchange && saysTotals(table, operation) ? { said: saidIn(table, operation, exchange.answer) } : {}
  }

  /** A request as a case. */
  step(asked: Asked, more: Partial<Case> = {}): Case {
    const { rule, reading, context } = this
    const limit = asked.limit ?? rule?.usual
    const page = rule && limit !== undefined && { limit, list: reading.place, pointer: rule.of.pointer }
    return {
      intent: 'series',
      ...context.write(this.draft(asked)),
      rule: rule === undefined ? context.operation.pointer : rule.rule,
      ...(rule ? { fault: pageFault(rule, asked) } : {}),
      ...(rule?.declared === false ? { guessed: true as const } : {}),
      ...(asked.from ? { chosen: this.#chosen(asked, asked.from) } : {}),
      ...more,
      aims: { ...(page ? { page } : {}), ...more.aims },
    }
  }

  /** What answers decided about a request, by the names of its parameters. */
  #chosen({ values = [] }: Asked, { special, reference, ...own }: Origins): Chosen {
    const { rule } = this
    const named = ({ offset, limit, values: other }: Origin) => {
      const words = [
        [rule?.param.name, offset],
        [rule?.of.name, limit],
        ...values.flatMap(([param, value]) => writtenNames(param, value).map((name) => [name, other] as const)),
      ]
      const decided = words.filter((pair): pair is [string, string] => pair[0] !== undefined && pair[1] !== undefined)
      return Object.fromEntries(decided)
    }
    return { special, values: named(own), ...(reference ? { reference: named(reference) } : {}) }
  }

  /** A request to be sent along with another one. */
  request(asked: Asked): Request {
    return this.context.write(this.draft(asked)).request
  }

  /** Whether a page of a size can be asked for at an offset. */
  allows(offset: number, limit: number): boolean {
    const { rule, context } = this
    const value = rule?.at(offset, limit)
    if (rule === undefined || value === undefined) return false
    return staysValid(context.judge, rule.of, limit) && staysValid(context.judge, rule.param, value)
  }

  /** A request before it is written. */
  draft({ offset, limit, values = [] }: Asked): Draft {
    const { rule, context } = this
    const paged: (readonly [Parameter, Json | undefined])[] = rule
      ? [
          [rule.param, offset === undefined ? undefined : rule.at(offset, limit ?? this.usual)],
          [rule.of, limit],
        ]
      : []
    return [...paged, ...values].reduce(
      (draft, [parameter, value]) => withValue(draft, parameterKey(parameter), value),
      context.base.draft,
    )
  }
}

/** The names under which a value stands in a query. */
function writtenNames({ name, style, explode, contentType }: Parameter, value: Json): string[] {
  if (!isObject(value) || contentType !== undefined) return [name]
  if (style === 'deepObject') return Object.keys(value).map((key) => `${name}[${key}]`)
  return explode ? Object.keys(value) : [name]
}

function idOf(row: Json, name: string): string {
  const value = typeof row === 'object' && row !== null && !Array.isArray(row) ? row[name] : undefined
  return JSON.stringify(value)
}

/** What is special about a page that is asked for, in words. */
function pageFault({ param, of, usual, at }: Paging, { offset, limit, values = [] }: Asked): Fault {
  const place = offset === undefined ? undefined : at(offset, limit ?? usual ?? USUAL)
  const named = [
    ...(place === undefined ? [] : [`\`${param.name}\` ${place}`]),
    ...(limit === undefined ? [] : [`\`${of.name}\` ${limit}`]),
    ...values.map(([{ name }, value]) => `\`${name}\` ${JSON.stringify(value)}`),
  ]
  const sentence = named.length === 0 ? 'a page of which nothing is named' : `the page with ${named.join(' and ')}`
  return { location: param.in, name: param.name, keyword: 'page', sentence }
}
