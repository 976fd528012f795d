/**
 * Makes the things that requests are about, so that none consumes what the target file names: creates or registers one,
 * brings it into the state that is asked for, and puts its id in place of the one that stands for it.
 * Sends through a line; what it sends is handed over as talks, to be counted and not judged.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Json } from '../../scripts/lib/json.ts'
import type { Maker, Resource } from '../../scripts/lib/life-cycle.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import type { Planning } from '../context.ts'
import type { Talk } from '../conversation.ts'
import { baseRequest, parameterMaker } from '../requests/base-request.ts'
import { signedIn, signInOf } from '../requests/credentials.ts'
import { type Draft, parameterKey, withValue, writeDraft } from '../requests/draft.ts'
import { otherBases } from '../requests/other-bases.ts'
import { text } from '../requests/text.ts'
import { type Answer, isAccepted, type Request } from '../transport/exchange.ts'
import type { Line, Traffic } from '../transport/line.ts'
import type { Alias } from './binding.ts'
import { OwnDrafts, type Settings, withValues } from './drafts.ts'
import { idGivenBy, newId, placeholders } from './ids.ts'
import { makeableResources } from './inferred.ts'
import { MOMENTS } from './observing.ts'
import { type Passage, spareOf, type Thing } from './thing.ts'
import { findUnique, Uniques } from './unique.ts'

/** A thing that was made. */
export interface Made {
  id: Json
  /** Whether it went through everything it was to go through. */
  through: boolean
  /** What was sent for that, in order. */
  steps: readonly Talk[]
}

/** What a nursery works with; `run` is a number that no other run on the target has. */
export interface NurseryOptions extends Omit<Planning, 'nursery'> {
  line: Pick<Line, 'send'>
  run: number
}

/** What stands for a probe in the requests that make things. */
export const PREPARATION = 'preparation'

/** Makes things. */
export class Nursery {
  readonly #options: NurseryOptions
  readonly #shared = new Map<string, Promise<Made | undefined>>()
  readonly #makers = new Map<Resource, Promise<Maker | undefined>>()
  /** The draft of an operation that was accepted last. */
  readonly #drafts = new Map<string, Draft>()
  readonly #shown: ReadonlyMap<Resource, Json>
  readonly #own: OwnDrafts
  /** The texts that no two things may share. */
  readonly unique = new Uniques()
  #prior: Talk[] = []
  #turn = 0
  #sent = 0

  constructor(options: NurseryOptions) {
    this.#options = options
    this.#own = new OwnDrafts(options)
    this.#shown = placeholders(options, makeableResources(options.table))
  }

  /** The id that stands for any thing of a kind. */
  shown(resource: Resource): Json | undefined {
    return this.#shown.get(resource)
  }

  /** What was sent since it was last asked for. */
  drain(): Talk[] {
    const prior = this.#prior
    this.#prior = []
    return prior
  }

  /** Number of the run, and of the id in it; each number is given once. */
  next(): { run: number; turn: number } {
    this.#turn += 1
    return { run: this.#options.run, turn: this.#turn }
  }

  /** Finds out by which texts the target tells apart what an operation makes. */
  async learn(operation: Operation): Promise<void> {
    const say = (draft: Draft) => this.#send(operation, draft, [])
    await this.unique.learn(operation, () => findUnique(this.#options, this.#own.baseOf(operation), say))
  }

  /** Whether things of a kind can be made on this target, and read once they are made. */
  async ready(resource: Resource): Promise<boolean> {
    const makes = ({ id }: Operation) => resource.makers.some(({ operation }) => operation === id)
    for (const operation of this.#options.table.operations.filter(makes)) await this.learn(operation)
    return (await this.#maker(resource)) !== undefined
  }

  /** Whether the plain request of an operation is served about a new thing. */
  async serves(resource: Resource, operation: Operation): Promise<boolean> {
    const made = await this.take({ resource, made: true, key: `trial ${operation.id}`, through: [] })
    const answer = made && (await this.#ask(operation.id, resource, made.id, []))
    return answer !== undefined && isAccepted(answer.status)
  }

  /** The thing for a request; `undefined` when it could not be made. */
  async take(thing: Thing): Promise<Made | undefined> {
    const { key, id, resource } = thing
    if (id !== undefined) return { id, through: true, steps: [] }
    // What shows that things can be made is the spare one.
    if (key === spareOf(resource).key) await this.#maker(resource)
    const known = key === undefined ? undefined : this.#shared.get(key)
    const made = known ?? this.#make(thing)
    if (key !== undefined) this.#shared.set(key, made)
    return made
  }

  /** Has the next request with this key be about another thing: something may have happened to this one. */
  forget(key: string): void {
    this.#shared.delete(key)
  }

  /** The id that an answer gives to what was made by it, and the one that is shown for it. */
  aliasIn(operation: Operation, answer: Answer): Alias | undefined {
    for (const resource of this.#options.table.resources ?? []) {
      const maker = resource.makers.find((one) => one.operation === operation.id)
      const made = maker && isAccepted(answer.status) ? idGivenBy(maker, answer) : undefined
      const shown = this.#shown.get(resource)
      if (made !== undefined && shown !== undefined) return { made: text(made), shown: text(shown) }
    }
    return undefined
  }

  /** A new id that nothing has. */
  chooseId(resource: Resource): Json | undefined {
    const { run, turn } = this.next()
    return newId(this.#options.table, resource, run, turn)
  }

  async #make(thing: Thing): Promise<Made | undefined> {
    const { resource, first } = thing
    if (!thing.made) {
      const id = this.chooseId(resource)
      return id === undefined ? undefined : { id, through: true, steps: [] }
    }
    const maker = resource.makers.find(({ operation }) => operation === thing.maker) ?? (await this.#maker(resource))
    const steps: Talk[] = []
    const id = maker && (await this.#begin(resource, maker, steps, first))
    if (id === undefined) return undefined
    for (const passage of thing.through)
      if (!(await this.#pass(resource, id, passage, steps))) return { id, through: false, steps }
    return { id, through: true, steps }
  }

  /** The first maker whose things can be read. */
  #maker(resource: Resource): Promise<Maker | undefined> {
    const known = this.#makers.get(resource) ?? this.#tryMakers(resource)
    this.#makers.set(resource, known)
    return known
  }

  async #tryMakers(resource: Resource): Promise<Maker | undefined> {
    for (const maker of resource.makers) {
      const steps: Talk[] = []
      const id = await this.#begin(resource, maker, steps)
      if (id === undefined || !(await this.#isThere(resource, id))) continue
      this.#shared.set(spareOf(resource).key, Promise.resolve({ id, through: true, steps }))
      return maker
    }
    return undefined
  }

  async #isThere(resource: Resource, id: Json): Promise<boolean> {
    for (const wait of [...MOMENTS, 0]) {
      const answer = await this.#ask(resource.read.operation, resource, id, [])
      if (answer && isAccepted(answer.status)) return true
      if (wait > 0) await sleep(wait)
    }
    return false
  }

  /** Makes one, in another state than usual where that is asked for; its id. */
  async #begin(resource: Resource, maker: Maker, steps: Talk[], first?: string): Promise<Json | undefined> {
    const chosen = maker.id === undefined ? this.chooseId(resource) : undefined
    const at = maker.state?.at
    if (first !== undefined && at === undefined) return undefined
    const set = first === undefined || at === undefined ? undefined : { [at]: first }
    const answer = await this.#ask(maker.operation, resource, chosen, steps, set)
    if (!answer || !isAccepted(answer.status)) return undefined
    // A state that may not be asked for is left out of the request.
    const draft = this.#drafts.get(maker.operation)
    if (set && at !== undefined && draft && follow(withValues(this.#options.table, draft, set).body, at) !== first)
      return undefined
    return chosen ?? idGivenBy(maker, answer)
  }

  async #pass(resource: Resource, id: Json, passage: Passage, steps: Talk[]): Promise<boolean> {
    const { with: values, reason } = passage.transition
    const set = { ...values, ...(reason ? { [reason.at]: passage.reason } : {}) }
    const answer = await this.#ask(passage.transition.operation, resource, id, steps, set)
    return answer !== undefined && isAccepted(answer.status)
  }

  /** Sends the plain request of an operation about a thing, where that is refused another one; the last answer. */
  async #ask(
    name: string,
    resource: Resource,
    id: Json | undefined,
    steps: Talk[],
    set?: Settings,
  ): Promise<Answer | undefined> {
    const { table, target, seed } = this.#options
    const operation = table.operations.find((one) => one.id === name)
    if (!operation) return undefined
    const known = this.#drafts.get(name)
    const plain = known ? undefined : baseRequest(table, operation, target, seed)
    const valueFor = parameterMaker(table, operation, target, seed)
    const others = plain ? otherBases(table, operation, plain, valueFor).map(({ base }) => base) : []
    const drafts = known ? [known] : plain ? [plain, ...others].map(({ draft }) => draft) : []
    let last: Answer | undefined
    for (const draft of drafts) {
      const about = id === undefined ? draft : withValue(draft, parameterKey({ in: 'path', name: resource.id }), id)
      last = await this.#send(operation, withValues(this.#options.table, about, set), steps)
      if (!last || last.status === 401) return last
      if (!isAccepted(last.status)) continue
      this.#drafts.set(name, draft)
      return last
    }
    return last
  }

  async #send(operation: Operation, plain: Draft, steps: Talk[]): Promise<Answer | undefined> {
    const { table, target, line, masker, sealer } = this.#options
    this.#sent += 1
    const telling = { turn: `prepared ${this.#sent}`, unique: this.unique.in(operation) }
    const draft = this.#own.of(sealer?.(plain) ?? plain, telling)
    const request: Request = signedIn(writeDraft(draft), signInOf(table, operation, target))
    const traffic: Traffic[] = []
    const reply = await line.send(request, traffic)
    const talk: Talk = {
      probe: PREPARATION,
      operation,
      case: { intent: 'series', aims: {}, request, secrets: masker.secretsIn(draft), rule: operation.pointer },
      outcome: reply.ok ? { exchange: { request, answer: reply.answer } } : { failure: reply.failure },
      ...{ controls: { ordinary: [] }, references: [], traffic },
    }
    this.#prior.push(talk)
    steps.push(talk)
    return reply.ok ? reply.answer : undefined
  }
}
