/**
 * Compares two revisions of an API: operations, parameters, bodies, responses, headers, security, servers and the rules
 * that schemas cannot say. Every difference is told once, with all its uses and who sends what differs.
 * Pure.
 */
import type { Surface } from '../emitters/operations.ts'
import { isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts'
import type { MediaType, Operation, Parameter, Response } from '../lib/operations.ts'
import { follow } from '../lib/pointer.ts'
import type { Located } from '../lib/sampling/schema-view.ts'
import type { Difference, Effect, Party, Use } from './change.ts'
import { type Pair, SchemaComparison, type SchemaDifference } from './schema/compare.ts'
import { changedSchemes, compareSecurity } from './security.ts'

/** A revision: the spec as it stands, and as it was flattened. */
export interface Revision {
  document: JsonObject
  surface: Surface
  /** Who sends the requests of its paths. */
  caller: Party
}

/** A difference and its uses. */
export interface Found {
  difference: Difference
  uses: Use[]
  /** The schemas that differ, where a witness can show it. */
  schemas?: { base: Located; head: Located }
}

/** Collects differences, each once. */
class Findings {
  readonly #found = new Map<Difference, Found>()

  add(difference: Difference, use: Use, schemas?: Found['schemas']): void {
    const known = this.#found.get(difference)
    if (known) {
      if (
        !known.uses.some((one) => one.operation === use.operation && one.place === use.place && one.from === use.from)
      )
        known.uses.push(use)
    } else this.#found.set(difference, { difference, uses: [use], ...(schemas ? { schemas } : {}) })
  }

  list(): Found[] {
    return [...this.#found.values()]
  }
}

/** Compares two revisions. */
export function compareRevisions(base: Revision, head: Revision): Found[] {
  return new Comparison(base, head).run()
}

/** One operation in both revisions, and who calls it. */
interface Both {
  base: Operation
  head: Operation
  caller: Party
  name: string
}

const other = (party: Party): Party => (party === 'consumer' ? 'publisher' : 'consumer')

class Comparison {
  readonly #base: Revision
  readonly #head: Revision
  readonly #findings = new Findings()
  readonly #schemas: SchemaComparison
  readonly #shared = new Map<string, Difference>()
  /** Pairs below which something differs; worked out when all pairs are known. */
  readonly #roots: { pair: Pair; use: Use }[] = []

  constructor(base: Revision, head: Revision) {
    this.#base = base
    this.#head = head
    this.#schemas = new SchemaComparison(base.surface.table, head.surface.table, {
      base: base.document,
      head: head.document,
    })
  }

  run(): Found[] {
    const { caller } = this.#base
    this.#operations(this.#base.surface.table.operations, this.#head.surface.table.operations, caller)
    this.#operations(this.#base.surface.reversed, this.#head.surface.reversed, other(caller))
    this.#servers()
    this.#schemes()
    this.#spread()
    return this.#findings.list()
  }

  #note(
    rule: string,
    effect: Effect,
    use: Use,
    pointers: Difference['pointers'],
    more: Partial<Difference> = {},
  ): void {
    // One cause that several operations share (a scheme, a component) is one difference.
    const key = JSON.stringify([rule, effect, pointers, more])
    const difference = this.#shared.get(key) ?? { rule, effect, pointers, ...more }
    this.#shared.set(key, difference)
    this.#findings.add(difference, use)
  }

  #operations(base: readonly Operation[], head: readonly Operation[], caller: Party): void {
    const heads = new Map(head.map((operation) => [keyOf(operation), operation]))
    const bases = new Map(base.map((operation) => [keyOf(operation), operation]))
    for (const [key, operation] of bases) {
      const match = heads.get(key)
      const name = nameOf(operation)
      const use = { operation: name, position: 'operation', from: caller, place: 'operation' } as const
      if (match) this.#operation({ base: operation, head: match, caller, name: nameOf(match) })
      else
        this.#note(
          'operation-removed',
          'different',
          use,
          { base: operation.pointer },
          deprecation(operation.deprecated),
        )
    }
    for (const [key, operation] of heads) {
      const use = { operation: nameOf(operation), position: 'operation', from: caller, place: 'operation' } as const
      if (!bases.has(key)) this.#note('operation-added', 'none', use, { head: operation.pointer })
    }
  }

  #operation(both: Both): void {
    const { base, head, caller, name } = both
    const use: Use = { operation: name, position: 'operation', from: caller, place: 'operation' }
    const pointers = { base: base.pointer, head: head.pointer }
    if (base.id !== head.id)
      this.#note('operation-id-changed', 'none', use, pointers, { before: base.id, after: head.id })
    if (base.deprecated !== head.deprecated) {
      this.#note('operation-deprecated', 'none', use, pointers, {
        before: base.deprecated === true,
        after: head.deprecated === true,
      })
    }
    this.#parameters(both)
    this.#body(both)
    this.#responses(both)
    for (const { rule, effect, before, after } of compareSecurity(this.#base, this.#head, base, head)) {
      this.#note(rule, effect, { ...use, position: 'request', place: 'security' }, {}, { before, after })
    }
    this.#constraints(both)
  }

  #parameters({ base, head, caller, name }: Both): void {
    const heads = new Map(head.parameters.map((parameter) => [parameterKey(head, parameter), parameter]))
    const bases = new Map(base.parameters.map((parameter) => [parameterKey(base, parameter), parameter]))
    const use = (parameter: Parameter): Use => ({
      operation: name,
      position: 'request',
      from: caller,
      place: `${parameter.in} parameter \`${parameter.name}\``,
    })
    for (const [key, was] of bases) {
      const is = heads.get(key)
      if (!is) {
        const deprecated = deprecation(
          isObject(follow(this.#base.document, was.pointer)) &&
            Reflect.get(Object(follow(this.#base.document, was.pointer)), 'deprecated') === true,
        )
        this.#note(
          'parameter-removed',
          'different',
          use(was),
          { base: was.pointer },
          { before: was.name, ...deprecated },
        )
        continue
      }
      const pointers = { base: was.pointer, head: is.pointer }
      if (was.required !== is.required) {
        this.#note(
          is.required ? 'parameter-became-required' : 'parameter-became-optional',
          is.required ? 'narrower' : 'wider',
          use(is),
          pointers,
        )
      }
      const form = ({ style, explode, allowReserved, contentType, schema }: Parameter): Json => [
        style,
        matters(schema) && explode,
        allowReserved === true,
        contentType ?? null,
      ]
      if (!sameJson(form(was), form(is)))
        this.#note('parameter-serialisation-changed', 'different', use(is), pointers, {
          before: form(was),
          after: form(is),
        })
      this.#schema(
        { schema: was.schema, pointer: `${was.pointer}/schema` },
        { schema: is.schema, pointer: `${is.pointer}/schema` },
        use(is),
      )
    }
    for (const [key, is] of heads) {
      if (bases.has(key)) continue
      this.#note(
        is.required ? 'required-parameter-added' : 'parameter-added',
        is.required ? 'narrower' : 'none',
        use(is),
        { head: is.pointer },
        { after: is.name },
      )
    }
  }

  #body({ base, head, caller, name }: Both): void {
    const use: Use = { operation: name, position: 'request', from: caller, place: 'body' }
    const [was, is] = [base.requestBody, head.requestBody]
    if (!was && !is) return
    if (!was || !is) {
      if (was) this.#note('body-removed', 'different', use, { base: was.pointer })
      if (is?.required === true) this.#note('required-body-added', 'narrower', use, { head: is.pointer })
      if (is?.required === false) this.#note('body-added', 'none', use, { head: is.pointer })
      return
    }
    const pointers = { base: was.pointer, head: is.pointer }
    if (was.required !== is.required)
      this.#note(
        is.required ? 'body-became-required' : 'body-became-optional',
        is.required ? 'narrower' : 'wider',
        use,
        pointers,
      )
    this.#content(was.content, is.content, use)
  }

  #content(base: Record<string, MediaType>, head: Record<string, MediaType>, use: Use): void {
    for (const [type, was] of Object.entries(base)) {
      const is = head[type]
      if (is)
        this.#schema(
          { schema: was.schema, pointer: `${was.pointer}/schema` },
          { schema: is.schema, pointer: `${is.pointer}/schema` },
          use,
        )
      else
        this.#note(
          'media-type-removed',
          use.position === 'request' ? 'narrower' : 'different',
          use,
          { base: was.pointer },
          { before: type },
        )
    }
    for (const [type, is] of Object.entries(head)) {
      if (!Object.hasOwn(base, type)) this.#note('media-type-added', 'none', use, { head: is.pointer }, { after: type })
    }
  }

  #responses({ base, head, caller, name }: Both): void {
    for (const [status, was] of Object.entries(base.responses)) {
      const use: Use = { operation: name, position: 'response', from: other(caller), place: status }
      const is = head.responses[status]
      if (is) this.#response(was, is, use)
      else
        this.#note(
          /^[23]/.test(status) ? 'success-removed' : 'response-removed',
          /^[23]/.test(status) ? 'different' : 'narrower',
          use,
          { base: was.pointer },
          { before: status },
        )
    }
    for (const [status, is] of Object.entries(head.responses)) {
      const use: Use = { operation: name, position: 'response', from: other(caller), place: status }
      if (!Object.hasOwn(base.responses, status))
        this.#note('response-added', 'wider', use, { head: is.pointer }, { after: status })
    }
  }

  #response(base: Response, head: Response, use: Use): void {
    const named = (headers: Response['headers']) =>
      new Map(Object.entries(headers).map(([key, header]) => [key.toLowerCase(), { key, ...header }]))
    const [was, is] = [named(base.headers), named(head.headers)]
    for (const [key, header] of was) {
      const now = is.get(key)
      const at: Use = { ...use, place: `${use.place} header \`${header.key}\`` }
      if (!now) {
        this.#note('header-removed', 'different', at, { base: header.pointer }, { before: header.key })
        continue
      }
      const pointers = { base: header.pointer, head: now.pointer }
      if (header.required !== now.required)
        this.#note(
          now.required ? 'header-became-required' : 'header-became-optional',
          now.required ? 'narrower' : 'wider',
          at,
          pointers,
        )
      this.#schema(
        { schema: header.schema, pointer: `${header.pointer}/schema` },
        { schema: now.schema, pointer: `${now.pointer}/schema` },
        at,
      )
    }
    for (const [key, header] of is) {
      if (!was.has(key))
        this.#note(
          'header-added',
          header.required ? 'narrower' : 'none',
          { ...use, place: `${use.place} header \`${header.key}\`` },
          { head: header.pointer },
          { after: header.key },
        )
    }
    this.#content(base.content, head.content, { ...use, place: `${use.place} body` })
  }

  #constraints({ base, head, caller, name }: Both): void {
    const use = (what: string): Use => ({
      operation: name,
      position: 'request',
      from: caller,
      place: `rule \`${what}\``,
    })
    const bare = ({ statement: _, ...rule }: Operation['constraints'][number]) => rule as unknown as Json
    const heads = new Map(
      head.constraints.map((rule, index) => [rule.id, { rule, pointer: `${head.pointer}/x-constraints/${index}` }]),
    )
    for (const [index, was] of base.constraints.entries()) {
      const is = heads.get(was.id)
      const pointer = `${base.pointer}/x-constraints/${index}`
      if (!is) this.#note('constraint-removed', 'wider', use(was.id), { base: pointer }, { before: was.kind })
      else if (!sameJson(bare(was), bare(is.rule)))
        this.#note(
          'constraint-changed',
          'different',
          use(was.id),
          { base: pointer, head: is.pointer },
          { before: bare(was), after: bare(is.rule) },
        )
      heads.delete(was.id)
    }
    for (const { rule, pointer } of heads.values())
      this.#note('constraint-added', 'narrower', use(rule.id), { head: pointer }, { after: rule.kind })
  }

  /** A scheme that is another one on the wire is one change, whoever uses it. */
  #schemes(): void {
    for (const { name, before, after } of changedSchemes(this.#base, this.#head)) {
      const users = this.#head.surface.table.operations.filter(({ security }) =>
        security.some((one) => Object.hasOwn(one, name)),
      )
      const pointer = `/components/securitySchemes/${name}`
      for (const operation of users.length > 0 ? users.map(nameOf) : ['none']) {
        const use = {
          operation,
          position: 'request',
          from: this.#base.caller,
          place: `security scheme \`${name}\``,
        } as const
        this.#note('security-scheme-changed', 'different', use, { base: pointer, head: pointer }, { before, after })
      }
    }
  }

  #servers(): void {
    const [base, head] = [this.#base, this.#head].map(({ surface }) => surface.table.servers.map(({ url }) => url))
    const use = { operation: 'all', position: 'operation', from: this.#base.caller, place: 'servers' } as const
    for (const url of base ?? [])
      if (!head?.includes(url)) this.#note('server-removed', 'different', use, { base: '/servers' }, { before: url })
    for (const url of head ?? [])
      if (!base?.includes(url)) this.#note('server-added', 'none', use, { head: '/servers' }, { after: url })
  }

  #schema(base: Located, head: Located, use: Use): void {
    this.#roots.push({ pair: this.#schemas.pair(base, head), use })
  }

  /** Leads every difference of a schema to all its uses, along those pairs only below which something differs. */
  #spread(): void {
    const dirty = dirtyPairs(this.#roots.map(({ pair }) => pair))
    for (const { pair, use } of this.#roots) {
      if (!dirty.has(pair)) continue
      const seen = new Set<Pair>([pair])
      const pending: [Pair, string][] = [[pair, '']]
      for (let next = pending.shift(); next; next = pending.shift()) {
        const [at, path] = next
        for (const difference of at.differences) this.#use(difference, at, use, path)
        for (const { path: step, pair: below, absentFrom } of at.below) {
          if (!dirty.has(below) || seen.has(below) || absentFrom === use.position) continue
          seen.add(below)
          pending.push([below, path + step])
        }
      }
    }
  }

  #use(difference: SchemaDifference, { base, head }: Pair, use: Use, path: string): void {
    if (difference.absentFrom === use.position) return
    const whole = path + difference.path
    this.#findings.add(
      difference,
      { ...use, place: whole === '' ? use.place : `${use.place} ${whole}` },
      { base, head },
    )
  }
}

/** The pairs that differ, and those that lead to them. */
function dirtyPairs(roots: readonly Pair[]): Set<Pair> {
  const users = new Map<Pair, Pair[]>()
  const all = new Set(roots)
  for (const pair of all) {
    for (const { pair: below } of pair.below) {
      all.add(below)
      users.set(below, [...(users.get(below) ?? []), pair])
    }
  }
  const dirty = new Set([...all].filter(({ differences }) => differences.length > 0))
  for (const pair of dirty) for (const user of users.get(pair) ?? []) dirty.add(user)
  return dirty
}

/** An operation by method and path, whatever its variables are called. */
function keyOf({ method, path }: Operation): string {
  return `${method} ${path.startsWith('/') ? path.replace(/\{[^{}]*\}/g, '{}') : path}`
}

function nameOf({ method, path }: Operation): string {
  return path.startsWith('/') ? `${method.toUpperCase()} ${path}` : path
}

/** A parameter by place and name; in a path, by its position. */
function parameterKey({ path }: Operation, { in: place, name }: Parameter): string {
  if (place !== 'path') return `${place} ${place === 'header' ? name.toLowerCase() : name}`
  const position = [...path.matchAll(/\{([^{}]*)\}/g)].findIndex(([, variable]) => variable === name)
  return `path ${position >= 0 ? position : name}`
}

/** Whether `explode` makes a difference: not to values that are neither lists nor objects. */
function matters(schema: Parameter['schema']): boolean {
  if (typeof schema === 'boolean') return schema
  const types = [schema.type ?? []].flat()
  return types.length === 0 || types.some((type) => type === 'array' || type === 'object')
}

function deprecation(deprecated: boolean | undefined): { deprecated?: boolean } {
  return deprecated === true ? { deprecated } : {}
}
